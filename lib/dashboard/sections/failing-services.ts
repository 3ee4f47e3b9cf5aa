import type { Service } from '../../contract/fleet';
import { resourceName } from '../../contract/resource-names';
import { series } from '../../contract/series';
import { expressionRow, type HubView, rowOf } from '../hub-view';
import { graphs, latestTable, type MetricRow, viewsOf, type WidgetRow } from '../widget';

const MATRIX_COLUMNS = 16;
const TABLE_COLUMNS = 8;

/** How many vantages see a service fail, whether by name or by connection, with the two sums that say so. */
function failingAt(view: HubView, { name, title = name }: Service, index: number): readonly MetricRow[] {
  const hidden = (layer: 'dns' | 'http') =>
    rowOf(view, series.failed(name, layer), {
      label: layer,
      stat: 'Sum',
      id: `${layer}${index}`,
      visible: false,
    });
  return [expressionRow(`MAX([dns${index}, http${index}])`, title, `s${index}`), hidden('dns'), hidden('http')];
}

/** Services x vantages from run records; beside it what is known without them. */
export function matrixRow(view: HubView, services: readonly Service[]): WidgetRow {
  const { fleet, region } = view;
  const height = Math.min(20, 6 + services.length);
  const endpoint = `arn:\${AWS::Partition}:lambda:${region}:\${AWS::AccountId}:function:${resourceName.matrix(fleet.name)}`;
  return [
    {
      type: 'custom',
      width: MATRIX_COLUMNS,
      height,
      properties: {
        title: 'Which services fail, from where, and at what?',
        endpoint,
        updateOn: { refresh: true, resize: true, timeRange: false },
      },
    },
    latestTable(
      {
        title: 'How many vantages see each service fail?',
        region,
        metrics: services.flatMap((service, index) => failingAt(view, service, index)),
      },
      TABLE_COLUMNS,
      height,
    ),
  ];
}

/** When which service failed, from how many vantages. */
export function failingServices(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  const { fleet, region } = view;
  return graphs(
    viewsOf(
      {
        title: 'When did which service fail, from how many vantages?',
        region,
        marks: [{ label: 'a page', value: fleet.quorum }],
      },
      services.map((service, index) => failingAt(view, service, index)),
    ),
  );
}
