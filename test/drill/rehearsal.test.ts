import { beforeAll, describe, expect, it } from '@jest/globals';
import { REHEARSAL } from '../../lib/cli/built-in-drills';
import { loadScenarios } from '../../lib/cli/scenarios';
import type { Message } from '../../lib/contract/message';
import { type DrillOutcome, drill } from '../../lib/drill/drill';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

const PHASES = 20;
const KEY = 'cause/owner/meta';

let outcome: DrillOutcome;

beforeAll(async () => {
  const [scenario] = loadScenarios([REHEARSAL]).scenarios;
  if (scenario === undefined) throw new Error('no rehearsal');
  outcome = await drill(scenario, new HubAlarms().of(scenario.fleet), { phases: PHASES, seed: 7 });
}, 180_000);

/** For each phase, the messages of the one incident that it is about. */
function messages(): readonly (readonly Message[])[] {
  return outcome.phases.map(({ told }) => told.map(({ message }) => message).filter(({ key }) => key === KEY));
}

/** Time of day of a message, UTC: `15:40:17`. */
function clock(at: number | undefined): string {
  return new Date(at ?? 0).toISOString().slice(11, 19);
}

function timesOf(select: (each: readonly Message[]) => Message | undefined): readonly string[] {
  return messages()
    .map((each) => clock(select(each)?.at))
    .sort();
}

function expectBetween(times: readonly string[], from: string, to: string): void {
  expect(times).toHaveLength(PHASES);
  expect(times[0] !== undefined && times[0] >= from).toBe(true);
  expect(times.at(-1)?.localeCompare(to)).toBeLessThanOrEqual(0);
}

describe('2021-10-04 on twenty phases', () => {
  it('comes out as its file says, with at most one page of a single service in one phase', () => {
    expect(outcome.failures).toEqual([]);
    const others = outcome.phases.flatMap(({ told }) =>
      told.filter(({ message }) => message.kind === 'opened' && message.key !== KEY),
    );
    expect(others.length).toBeLessThanOrEqual(1);
  });

  it('opens one incident by 15:43, at http', () => {
    expect(messages().map((each) => each.filter(({ kind }) => kind === 'opened').length)).toEqual(
      Array(PHASES).fill(1),
    );
    expect(new Set(messages().map(([first]) => first?.layer))).toEqual(new Set(['http']));
    expectBetween(
      timesOf(([first]) => first),
      '15:40:00',
      '15:43:00',
    );
  });

  it('names all four services and all three vantages soon', () => {
    for (const each of messages()) {
      const whole = each.find(({ services, vantages }) => services?.names.length === 4 && vantages?.names.length === 3);
      expect(whole?.services?.names).toEqual(['Facebook', 'Instagram', 'WhatsApp', 'Workplace']);
      expect(clock(whole?.at) <= '15:50:00').toBe(true);
    }
  });

  it('moves to dns by 15:53, and back to http between 21:05 and 21:25', () => {
    expectBetween(
      timesOf((each) => each.find(({ layer }) => layer === 'dns')),
      '15:42:00',
      '15:53:00',
    );
    const back = (each: readonly Message[]) => each.find(({ at, layer }) => layer === 'http' && clock(at) > '16:00:00');
    expectBetween(timesOf(back), '21:05:00', '21:25:00');
  });

  it('closes once, between 22:33 and 23:05', () => {
    expect(messages().map((each) => each.filter(({ kind }) => kind === 'closed').length)).toEqual(
      Array(PHASES).fill(1),
    );
    expectBetween(
      timesOf((each) => each.find(({ kind }) => kind === 'closed')),
      '22:33:00',
      '23:05:00',
    );
  });

  it('the witnesses are fine all day', () => {
    const failed = outcome.phases.flatMap(({ runs }) => runs.filter(({ record }) => record.blind));
    expect(failed).toEqual([]);
  });
});
