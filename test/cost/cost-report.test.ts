import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { costReport } from '../../lib/cost/cost-report';
import { InputError } from '../../lib/input/problem';
import { synthesizedStacks } from '../../lib/stacks/synthesized-stacks';
import config from '../../monitor.config';

const { fleet, notify } = readMonitor(config);

describe('a cost report', () => {
  it('tells what one more would add by synthesizing it', async () => {
    const { oneMore, totalMonthlyUsd } = await costReport(fleet, async (some) =>
      synthesizedStacks({ fleet: some, notify }),
    );
    expect(oneMore.serviceUsd).toBeGreaterThan(1);
    expect(oneMore.vantageUsd).toBeGreaterThan(1);
    expect(oneMore.serviceUsd).toBeLessThan(totalMonthlyUsd);
  });

  it('leaves out what would fit into no stack', async () => {
    const { oneMore } = await costReport(fleet, async (some) => {
      if (some.services.length > fleet.services.length) throw new InputError(['too many']);
      return synthesizedStacks({ fleet: some, notify });
    });
    expect(Object.keys(oneMore)).toEqual(['vantageUsd']);
  });
});
