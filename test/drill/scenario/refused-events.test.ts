import { describe, expect, it } from '@jest/globals';
import { FLEET, ofEvent, problemsOf } from './refusals';

const RESULT = 'at: 1m, services: all, result: http.status';
const NO_TIME = 'write a duration from the start such as "10m", or a time of day such as "15:40"';
const KINDS = 'result, unprobed, witnesses, silent, runs, publish, part, hub, mute';

describe('an event', () => {
  it.each<[string, string, string]>([
    ['a time that is none', 'at: soon, silent: true', `.at is not a time, got "soon"; ${NO_TIME}`],
    ['a bare number as time', 'at: 10, silent: true', `.at is not a time, got 10; ${NO_TIME}`],
    [
      'a time of day without a start',
      'at: 15:40, silent: true',
      '.at is a time of day where the scenario has none, got "15:40"; add start, or write a duration from the start',
    ],
    [
      'a service that does not exist',
      'at: 1m, services: [svc9], result: up',
      '.services[0] is not a service, got "svc9"; did you mean "svc0"?',
    ],
    [
      'nobody',
      'at: 1m, services: [], result: up',
      '.services is empty, got []; write names such as [svc0, svc2..svc4]',
    ],
    [
      'neither all nor a list',
      'at: 1m, services: al, result: up',
      '.services is neither "all" nor a list, got "al"; write "all" or names such as [svc0, svc2..svc4]',
    ],
    [
      'a vantage that does not exist',
      'at: 1m, vantages: [v3], silent: true',
      '.vantages[0] is not a vantage, got "v3"; did you mean "v0"?',
    ],
    [
      'a vantage twice',
      'at: 1m, vantages: [v0, us-east-1], silent: true',
      '.vantages[1] is listed twice, got "us-east-1", which is "v0" in events[0].vantages[0]; name each once',
    ],
    [
      'a result that is none',
      'at: 1m, services: all, result: http.statsu',
      '.result is not a result, got "http.statsu"; did you mean "http.status"?',
    ],
    ['results that are none', 'at: 1m, services: all, result: []', '.result is empty, got []; write a result'],
    [
      'two results of one layer',
      'at: 1m, services: all, result: tcp.reset+http.status',
      '.result sets one layer twice, got "tcp.reset+http.status"; join one dns.* result and one other',
    ],
    [
      'a result for nobody',
      'at: 1m, result: up',
      '. has a result for nobody, got "up"; write one of services, cause, resolvers',
    ],
    [
      'a result for two',
      `${RESULT}, cause: dns/x`,
      '. has a result for services and cause at once, got "http.status"; write one of services, cause, resolvers',
    ],
    [
      'a cause that the fleet has not',
      'at: 1m, cause: dns/y, result: up',
      '.cause is not a cause of the fleet, got "dns/y"; did you mean "dns/x"?',
    ],
    ['no effect', 'at: 1m', `. has no effect, got {"at":"1m"}; write one of ${KINDS}`],
    [
      'two effects',
      `at: 1m, silent: true, witnesses: failing`,
      `. has 2 effects, got {"at":"1m","silent":true,"witnesses":"failing"}; write one of ${KINDS}`,
    ],
    [
      'a key of another effect',
      'at: 1m, silent: true, share: 0.5',
      '.share says nothing of "silent", got 0.5; leave it out, or write another event',
    ],
    [
      'services of what has none',
      'at: 1m, silent: true, services: all',
      '.services says nothing of "silent", got "all"; leave it out, or write another event',
    ],
    [
      'a part without its state',
      'at: 1m, part: notifier',
      '. names a part without its state, got "notifier"; add state: failing',
    ],
    [
      'a state that a part has not',
      'at: 1m, part: notifier, state: lost',
      '.state is not a state of a part, got "lost"; write failing',
    ],
    [
      'a part that is none',
      'at: 1m, part: notifer, state: failing',
      '.part is none of notifier, receipts, run-records, topics, got "notifer"; write one of them',
    ],
    ['two ends', `${RESULT}, for: 1m, to: 3m`, '.to stands beside "for", got "3m"; write one of them'],
    [
      'an end before its beginning',
      'at: 5m, to: 3m, silent: true',
      '.to is not after the beginning, got "3m"; write a time after 5m',
    ],
    ['no duration', 'at: 5m, for: 0s, silent: true', '.for lasts no time, got "0s"; write more than 0'],
    ['a share of nothing', `${RESULT}, share: 0`, '.share meets nobody, got 0; write a share above 0'],
    ['a share of more than all', `${RESULT}, share: 25`, '.share is above 1, got 25; write a share from 0 to 1'],
    [
      'a share beside a ramp',
      `${RESULT}, for: 5m, share: 0.5, ramp: { from: 0, to: 1 }`,
      '.ramp stands beside "share", got {"from":0,"to":1}; write one of them',
    ],
    [
      'a ramp without an end',
      `${RESULT}, ramp: { from: 0, to: 1 }`,
      '.ramp has no end, got {"from":0,"to":1}; add "for" or "to"',
    ],
    [
      'a ramp from nothing to nothing',
      `${RESULT}, for: 5m, ramp: { from: 0, to: 0 }`,
      '.ramp meets nobody, got {"from":0,"to":0}; write a share above 0',
    ],
    [
      'a draw of nothing',
      `${RESULT}, redraw: minute`,
      '.redraw has nothing to draw, got "minute"; add "share", or leave it out',
    ],
    [
      'a cycle that is never bad',
      `${RESULT}, cycle: { bad: 0s, good: 5m }`,
      '.cycle.bad lasts no time, got "0s"; write more than 0',
    ],
  ])('rejects %s', (_, event, message) => {
    expect(ofEvent(event)).toEqual([message.replace(/^\. /, ' ')]);
  });

  it('rejects one that begins after the end', () => {
    const text = `title: t\n${FLEET}\nlength: 5m\nevents: [{ at: 5m, silent: true }]`;
    expect(problemsOf(text)).toEqual([
      's.yaml:4: events[0].at is after the end of the scenario, got "5m"; begin before, or lengthen it',
    ]);
  });

  it('rejects one whose vantages probe none of its services', () => {
    const fleet = 'fleet: { services: 3, vantages: 4, hubs: 1, reach: { svc1: [v0, v1] } }';
    const text = `title: t\n${fleet}\nevents: [{ at: 5m, services: [svc1], vantages: [v2..v3], result: up }]`;
    expect(problemsOf(text)).toEqual([
      's.yaml:3: events[0] meets nobody: none of its vantages probes any of its services; name others, or give them reach',
    ]);
  });

  it.each([
    'at: 1m, services: [svc1], unprobed: true',
    'at: 1m, vantages: [v1], unprobed: 0.5',
    'at: 1m, witnesses: down',
    'at: 1m, vantages: [v1], runs: twice',
    'at: 1m, vantages: [v1], publish: twice',
    'at: 1m, vantages: [v1], publish: { late: 90s }',
    'at: 1m, vantages: [v1], publish: lost, hub: primary',
    'at: 1m, resolvers: [1.1.1.1], result: dns.timeout',
    'at: 1m, part: topics, state: failing',
    'at: 1m, for: 60m, mute: [service/svc1, slow/svc0]',
    'at: 1m, hub: primary, state: lost',
    'at: 1m, for: 5m, hub: both, state: cut-off',
    'at: 1m, silent: true, cycle: { bad: 5m, good: 5m }',
  ])('takes %s', (event) => {
    expect(ofEvent(event)).toEqual([]);
  });

  it.each([
    [
      'a standby that the fleet does not have',
      'at: 1m, hub: standby, state: lost',
      '.hub is a hub that the fleet does not have, got "standby"; write primary, or hubs: 2',
    ],
    [
      'maintenance of what the fleet does not have',
      'at: 1m, for: 60m, mute: [service/svc9]',
      '.mute[0] is not a key of a page or a ticket of this fleet, got "service/svc9"; did you mean "service/svc0"?',
    ],
  ])('rejects %s', (_, event, message) => {
    expect(ofEvent(event)).toEqual([message]);
  });
});
