import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL } from './small-monitor';

const WINDOW = { keys: ['service/a'], at: '2026-12-24T22:00', for: '2h' };

describe('maintenance', () => {
  it('begins once or again and again, by the clocks of some zone', () => {
    const weekly = {
      keys: ['cause/owner/x', 'partial/b'],
      cron: ' 0 2  * * SUN ',
      for: '1h30m',
      timezone: 'Europe/Berlin',
    };
    expect(readMonitor({ ...SMALL, maintenance: [WINDOW, weekly] }).fleet.maintenance).toEqual([
      { keys: ['service/a'], expression: 'at(2026-12-24T22:00)', minutes: 120, timezone: 'UTC' },
      {
        ...{ keys: ['cause/owner/x', 'partial/b'], expression: 'cron(0 2 * * SUN)' },
        ...{ minutes: 90, timezone: 'Europe/Berlin' },
      },
    ]);
  });

  it('is left out of a fleet that has none', () => {
    expect(readMonitor(SMALL).fleet).not.toHaveProperty('maintenance');
  });

  const NO_DURATION = 'is not so long as CloudWatch mutes';
  it.each<[object | string, string]>([
    ['nightly', 'maintenance[0] is not a window, got "nightly"; write { keys, at, for } or { keys, cron, for }'],
    [
      { ...WINDOW, keys: ['service/aa'] },
      'maintenance[0].keys[0] is not a key that an alarm tells of, got "service/aa"; did you mean "service/a"?',
    ],
    [
      { ...WINDOW, keys: ['a'] },
      'maintenance[0].keys[0] is not a key that an alarm tells of, got "a"; write one such as service/NAME or cause/KIND/NAME',
    ],
    [
      { ...WINDOW, keys: ['service/a', 'service/a'] },
      'maintenance[0].keys[1] is listed twice, got "service/a", as in maintenance[0].keys[0]; name it once',
    ],
    [{ ...WINDOW, keys: [] }, 'maintenance[0].keys is empty, got []; name a key such as "service/web"'],
    [
      { ...WINDOW, at: undefined },
      'maintenance[0] never begins, got {"keys":["service/a"],"for":"2h"}; write one of at and cron',
    ],
    [
      { ...WINDOW, cron: '0 2 * * *' },
      'maintenance[0] begins in two ways, got {"keys":["service/a"],"at":"2026-12-24T22:00","for":"2h","cron":"0 2 * * *"}; write one of at and cron',
    ],
    [
      { ...WINDOW, at: '2026-02-31T22:00' },
      'maintenance[0].at is not a time, got "2026-02-31T22:00"; write yyyy-MM-ddThh:mm, such as "2026-12-24T22:00"',
    ],
    [
      { ...WINDOW, at: '22:00' },
      'maintenance[0].at is not a time, got "22:00"; write yyyy-MM-ddThh:mm, such as "2026-12-24T22:00"',
    ],
    [
      { ...WINDOW, at: undefined, cron: '0 25 * * *' },
      'maintenance[0].cron is not a cron expression, got "0 25 * * *"; write minute hour day month weekday, such as "0 2 * * SUN"',
    ],
    [
      { ...WINDOW, at: undefined, cron: 'cron(0 2 * * *)' },
      'maintenance[0].cron is not a cron expression, got "cron(0 2 * * *)"; write minute hour day month weekday, such as "0 2 * * SUN"',
    ],
    [
      { ...WINDOW, for: '30s' },
      `maintenance[0].for ${NO_DURATION}, got "30s"; write whole minutes from 1m to 360h, such as 1h30m`,
    ],
    [
      { ...WINDOW, for: '361h' },
      `maintenance[0].for ${NO_DURATION}, got "361h"; write whole minutes from 1m to 360h, such as 1h30m`,
    ],
    [
      { ...WINDOW, timezone: 'Berlin' },
      'maintenance[0].timezone is not a time zone, got "Berlin"; write an IANA name such as "Europe/Berlin", or "UTC"',
    ],
    [
      { ...WINDOW, timezone: '+02:00' },
      'maintenance[0].timezone is not a time zone, got "+02:00"; write an IANA name such as "Europe/Berlin", or "UTC"',
    ],
    [{ ...WINDOW, until: '3h' }, 'maintenance[0].until unknown key; write one of keys, at, cron, for, timezone'],
  ])('refuses %j', (window, problem) => {
    expect(problemsWith({ maintenance: [window] })).toEqual([expect.stringContaining(problem)]);
  });
});
