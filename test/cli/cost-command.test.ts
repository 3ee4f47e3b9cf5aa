import { describe, expect, it } from '@jest/globals';
import { commandLine } from './capture';

describe('common-cause cost', () => {
  it('prints each line, the whole, what one more adds, and the date of its prices', async () => {
    const { status, stdout, stderr } = await commandLine('cost');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^what +how many +price, \$ +a month, \$$/m);
    expect(stdout).toMatch(/^metrics +\d+ series +0\.30 +\d+\.\d\d$/m);
    expect(stdout).toMatch(/^together +\d+\.\d\d$/m);
    expect(stdout).toMatch(/One more service adds \$\d+\.\d\d a month, one more vantage adds \$\d+\.\d\d a month\./);
    expect(stdout).toMatch(/12 canaries of CloudWatch Synthetics, each minute: \$630\.72 a month/);
    expect(stdout).toMatch(/as of \d{4}-\d\d-\d\d/);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await commandLine('cost', '--json');
    const { totalMonthlyUsd, lines, oneMore, synthetics, assumptions, pricesAsOf } = JSON.parse(stdout);
    expect(Object.keys(lines[0])).toEqual(['what', 'count', 'unit', 'priceUsd', 'monthlyUsd']);
    const sum = lines.reduce((all: number, { monthlyUsd }: { readonly monthlyUsd: number }) => all + monthlyUsd, 0);
    expect(totalMonthlyUsd).toBeCloseTo(sum, 6);
    expect(oneMore).toEqual({ serviceUsd: expect.any(Number), vantageUsd: expect.any(Number) });
    expect(synthetics).toEqual({ canaries: 12, monthlyUsd: 630.72 });
    expect([assumptions.length > 3, pricesAsOf]).toEqual([true, '2026-08-06']);
  });
});
