import { mkdirSync, writeFileSync } from 'node:fs';
import { drawDashboard } from './draw-dashboard';
import { rehearsalDashboard } from './rehearsal-dashboard';

/** `npm run picture`: the picture of the README. */
async function main(): Promise<void> {
  const { filled, span } = await rehearsalDashboard();
  mkdirSync('docs/pictures', { recursive: true });
  // the table stands beside the matrix, which is no metric widget: alone it would leave two thirds of a row empty
  const graphs = filled.filter(({ widget }) => widget.properties.view !== 'table');
  writeFileSync('docs/pictures/dashboard.svg', drawDashboard(graphs, span));
}

void main();
