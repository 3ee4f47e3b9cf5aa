import { describe, expect, it } from '@jest/globals';
import { FLEET, ofEvent, ofFleet, problemsOf } from './refusals';

describe('a fleet', () => {
  it.each<[string, string, string]>([
    ['no services', 'services: [], vantages: 3, hubs: 1', 'fleet.services is empty, got []; name a service'],
    [
      '0 services',
      'services: 0, vantages: 3, hubs: 1',
      'fleet.services is less than 1, got 0; name at least one service',
    ],
    [
      '1001 services',
      'services: 1001, vantages: 3, hubs: 1',
      'fleet.services is more than a fleet may have, got 1001; write at most 1000',
    ],
    [
      'a service twice',
      'services: [a, A], vantages: 3, hubs: 1',
      'fleet.services[1] is listed twice, got "A", which is "a" in fleet.services[0]; name each once',
    ],
    [
      'a service outside the alphabet',
      'services: [Search API], vantages: 3, hubs: 1',
      'fleet.services[0] is not a name, got "Search API"; use letters, digits, ".", "_" and "-", at most 64, and begin with a letter or digit',
    ],
    [
      'one vantage',
      'services: 2, vantages: 1, hubs: 1',
      'fleet.vantages is less than 2, got 1; one vantage cannot tell the service from the road to it',
    ],
    [
      '16 vantages',
      'services: 2, vantages: 16, hubs: 1',
      'fleet.vantages is more than a fleet may have, got 16; write at most 15',
    ],
    [
      'a region that does not exist',
      'services: 2, vantages: [us-east-1, eu-west-9], hubs: 1',
      'fleet.vantages[1] is not an AWS region, got "eu-west-9"; did you mean "eu-west-1"?',
    ],
    [
      'no vantages at all',
      'services: 2, hubs: 1',
      'fleet.vantages is neither a number nor a list, got nothing; write 3 or a list of regions',
    ],
    ['three hubs', 'services: 2, vantages: 3, hubs: 3', 'fleet.hubs is neither 1 nor 2, got 3; write one of them'],
    [
      'two hubs',
      'services: 2, vantages: 3, hubs: 2',
      'fleet.hubs is not 1 (the default is 2), and a standby cannot be rehearsed by this version, got 2; write hubs: 1',
    ],
    [
      'two hubs by default',
      'services: 2, vantages: 3',
      'fleet.hubs is not 1 (the default is 2), and a standby cannot be rehearsed by this version, got nothing; write hubs: 1',
    ],
    [
      'a cause of no kind',
      'services: 2, vantages: 3, hubs: 1, causes: { x/y: [svc0..svc1] }',
      'fleet.causes.x/y is not a cause, got "x/y"; write <kind>/<name> with a kind of ca, tld, dns, host, cdn, network, owner',
    ],
    [
      'a member that does not exist',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] }',
      'fleet.causes.dns/x[0] is not a service, got "svc0..svc3"; write one of svc0, svc1',
    ],
    [
      'a member twice, by a range',
      'services: 3, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc2, svc1] }',
      'fleet.causes.dns/x[1] is listed twice, got "svc1", which is "svc0..svc2" in fleet.causes.dns/x[0]; name each once',
    ],
    [
      'a cause of one member',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0] }',
      'fleet.causes.dns/x has fewer than two members, got ["svc0"]; add one, or leave it out',
    ],
    [
      'a cause of nobody',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [] }',
      'fleet.causes.dns/x is empty, got []; write its members, such as [svc0..svc3]',
    ],
    [
      'causes that differ in case only',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc1], dns/X: [svc0..svc1] }',
      'fleet.causes.dns/X is listed twice, got "dns/X", which is "dns/x" in fleet.causes.dns/x; names that differ in case only are one',
    ],
  ])('rejects %s', (_, fleet, message) => {
    expect(ofFleet(fleet)).toEqual([message]);
  });

  it('rejects a reach that names nobody, too few, or one twice', () => {
    const reach = 'services: 4, vantages: 3, hubs: 1, reach: { svc9: [v0, v1], svc1: [v0], svc2: [v0, us-east-1] }';
    expect(ofFleet(reach).filter((problem) => !problem.includes('this version'))).toEqual([
      'fleet.reach.svc9 is not a service, got "svc9"; did you mean "svc0"?',
      'fleet.reach.svc1 has fewer than two vantages, got ["v0"]; add one, or leave it out',
      'fleet.reach.svc2[1] is listed twice, got "us-east-1", which is "v0" in fleet.reach.svc2[0]; name each once',
    ]);
  });
});

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

  it.each([
    ['unprobed', 'at: 1m, services: [svc1], unprobed: true', 'true'],
    ['unprobed', 'at: 1m, vantages: [v1], unprobed: 0.5', '0.5'],
    ['witnesses', 'at: 1m, witnesses: down', '"down"'],
    ['runs', 'at: 1m, vantages: [v1], runs: twice', '"twice"'],
    ['publish', 'at: 1m, vantages: [v1], publish: twice', '"twice"'],
    ['publish', 'at: 1m, vantages: [v1], publish: { late: 90s }', '{"late":"90s"}'],
    ['resolvers', 'at: 1m, resolvers: [1.1.1.1], result: dns.timeout', '["1.1.1.1"]'],
    ['hub', 'at: 1m, hub: primary, state: lost', '"primary"'],
    ['part', 'at: 1m, part: topics, state: failing', '"topics"'],
    ['mute', 'at: 1m, for: 60m, mute: [service/svc1]', '["service/svc1"]'],
    ['cycle', 'at: 1m, silent: true, cycle: { bad: 5m, good: 5m }', '{"bad":"5m","good":"5m"}'],
  ])('says of %s that a later version rehearses it: %s', (key, event, got) => {
    expect(ofEvent(event)).toEqual([
      `.${key} cannot be rehearsed by this version, got ${got}; leave it out, or use a later version`,
    ]);
  });
});
