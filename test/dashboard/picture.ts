import { mkdirSync, writeFileSync } from 'node:fs';
import { drawDashboard } from './draw-dashboard';
import { rehearsalDashboard } from './rehearsal-dashboard';

/** `npm run picture`: the picture of the README. */
async function main(): Promise<void> {
  const { filled, span } = await rehearsalDashboard();
  mkdirSync('docs/pictures', { recursive: true });
  writeFileSync('docs/pictures/dashboard.svg', drawDashboard(filled, span));
}

void main();
