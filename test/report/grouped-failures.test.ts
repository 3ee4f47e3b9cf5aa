import { describe, expect, it } from '@jest/globals';
import { failureLine, groupedFailures } from '../../lib/report/grouped-failures';

const failures = (what: (phase: number) => string, ...phases: readonly number[]) =>
  phases.map((phase) => ({ phase, what: what(phase) }));

function lines(...all: readonly (readonly { readonly phase: number; readonly what: string }[])[]): readonly string[] {
  return groupedFailures(all.flat()).map((each) => failureLine(each, 20));
}

const every = Array.from({ length: 20 }, (_, phase) => phase);

describe('failures of many phases', () => {
  it('stand in one line where they say the same, those of most phases first', () => {
    expect(
      lines(
        failures(() => 'missing page a', 3, 7),
        failures(() => 'extra page b', ...every),
      ),
    ).toEqual(['20 of 20 phases: extra page b', '2 of 20 phases: missing page a (phases 3, 7)']);
  });

  it('that differ in their seconds alone are one, with the span of them', () => {
    const late = (phase: number) => `first page ${160 + phase} s after the onset (events[0] at 10m), more than 150 s`;
    expect(lines(failures(late, 4, 11))).toEqual([
      '2 of 20 phases: first page 164 to 171 s after the onset (events[0] at 10m), more than 150 s (phases 4, 11)',
    ]);
  });

  it('name the first few phases where they are many', () => {
    expect(lines(failures(() => 'extra page b', 0, 1, 2, 3, 4, 5))).toEqual([
      '6 of 20 phases: extra page b (phases 0, 1, 2, 3, 4, ...)',
    ]);
  });

  it('count a phase once, however often it failed so', () => {
    expect(lines(failures(() => 'extra page b', 3, 3))).toEqual(['1 of 20 phases: extra page b (phase 3)']);
  });
});
