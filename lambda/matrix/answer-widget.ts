import { member } from '../incidents/alarm-change';
import { drawMatrix } from './drawing/draw-matrix';
import { matrixOf } from './matrix';
import type { MatrixPorts } from './ports';
import { readViews } from './vantage-view';
import { widgetLook } from './widget-look';

/** What CloudWatch shows somebody who adds the widget by hand: Markdown. */
const DESCRIPTION = `## Services by vantages
Draws the newest run of every vantage: a cell per service, with the code of what fails, services of one cause together.

### Parameters
None. It reads the run records of its own configuration, whatever it is asked.
`;

/** Answers CloudWatch's call of a custom widget: with HTML, or with its description in Markdown. */
export async function answerWidget(event: unknown, ports: MatrixPorts): Promise<string> {
  if (member(event, 'describe') === true) return DESCRIPTION;
  const views = await readViews(ports);
  return drawMatrix(matrixOf(ports.fleet, views, ports.now()), widgetLook(event));
}
