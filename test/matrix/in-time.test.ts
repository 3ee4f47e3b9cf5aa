import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, it } from '@jest/globals';
import { listen } from '../servers/listen';
import { askMatrix, bundleMatrix } from './bundled-matrix';
import { FLEET, NOW } from './matrix-world';

it('the shipped matrix answers within its three seconds where no log group does, and hatches all', async () => {
  const folder = bundleMatrix(FLEET);
  const silent = await listen(createServer(() => {}));
  try {
    const [look] = await askMatrix(folder, [{ at: NOW, event: {} }], `http://127.0.0.1:${silent.port}`);
    expect(look?.ms).toBeLessThan(3_000);
    expect(look?.answer.match(/class="ccm-unread"/g)?.length).toBeGreaterThan(5);
  } finally {
    await silent.close();
    rmSync(folder, { recursive: true });
  }
});
