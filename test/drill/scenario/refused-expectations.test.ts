import { describe, expect, it } from '@jest/globals';
import { FLEET, ofExpectation, problemsOf } from './refusals';

const PAGES = 'pages: [cause/dns/x]';

describe('an expectation', () => {
  it.each<[string, string, string]>([
    ['nothing', '', ' expects nothing, got {}; add pages, or leave expect out'],
    [
      'what only says how another is meant',
      'mayTicket: ["vantage/*/blind"]',
      ' expects nothing, got {"mayTicket":["vantage/*/blind"]}; add pages, or leave expect out',
    ],
    [
      'a page that no alarm can open',
      'pages: [cause/dns/y]',
      '.pages[0] is not a page of this fleet, got "cause/dns/y"; did you mean "cause/dns/x"?',
    ],
    [
      'a page of another list',
      `oneOf: [[], [service/svc7]]`,
      '.oneOf[1][0] is not a page of this fleet, got "service/svc7"; did you mean "service/svc0"?',
    ],
    [
      'a ticket that does not exist',
      `${PAGES}, tickets: [vantage/eu-west-9/blind]`,
      '.tickets[0] is not a ticket of this fleet, got "vantage/eu-west-9/blind"; did you mean "vantage/eu-west-1/blind"?',
    ],
    [
      'a pattern that fits nothing',
      `${PAGES}, mayTicket: ["vantage/*/deaf"]`,
      '.mayTicket[0] fits no ticket of this fleet, got "vantage/*/deaf"; write a key, or a pattern such as vantage/*/blind',
    ],
    [
      'pages and a choice of them',
      `${PAGES}, oneOf: [[], [cause/dns/x]]`,
      '.oneOf stands beside "pages", got [[],["cause/dns/x"]]; write one of them',
    ],
    [
      'more services than there are',
      `${PAGES}, services: 5/4`,
      '.services is more than there are, got "5/4"; write at most all of them',
    ],
    [
      'more vantages than there are',
      `${PAGES}, vantages: 9/3`,
      '.vantages is more than there are, got "9/3"; write at most all of them',
    ],
    ['none of the services', `${PAGES}, services: 0/4`, '.services is none of them, got "0/4"; write 1 or more'],
    [
      'services of another number',
      `${PAGES}, services: 3/3`,
      '.services is of a number that the pages do not have, got "3/3"; they are about 4 services',
    ],
    [
      'vantages of another number',
      `${PAGES}, vantages: 3/5`,
      '.vantages is of a number that the pages do not have, got "3/5"; they are about 3 vantages',
    ],
    [
      'a layer of no page',
      'pages: [], layer: dns',
      '.layer says something of a page where none is expected, got "dns"; name the page in "pages", or leave it out',
    ],
    [
      'a time to a page that nobody expects',
      'closes: 1, within: 150s',
      '.within says something of a page that nobody expects, got "150s"; name the page in "pages", or leave it out',
    ],
    [
      'a layer that is not the first',
      `${PAGES}, layer: dns, layers: [http, dns]`,
      '.layer is not the first of "layers", got "dns"; write http, or leave it out',
    ],
    [
      'a layer that does not change',
      `${PAGES}, layers: [http, http]`,
      '.layers has the same layer twice in a row, which is no change, got ["http","http"]; write each change once',
    ],
    ['a tolerance of nothing', `${PAGES}, tolerate: 0/20`, '.tolerate is none of them, got "0/20"; write 1 or more'],
    [
      'a tolerance of more than all',
      `${PAGES}, tolerate: 21/20`,
      '.tolerate is more than there are, got "21/20"; write at most all of them',
    ],
    [
      'a time after the end',
      `${PAGES}, within: 31m`,
      '.within is after the end of the scenario, got "31m"; write a length that reaches there',
    ],
    [
      'an onset after the end',
      `${PAGES}, onset: 41m`,
      '.onset is after the end of the scenario, got "41m"; write a length that reaches there',
    ],
    [
      'an end that is never looked at',
      `${PAGES}, openUntil: 41m`,
      '.openUntil is after the end of the scenario, got "41m"; write a length that reaches there',
    ],
    [
      'an end before the beginning',
      `${PAGES}, openUntil: 10m`,
      '.openUntil is before anything can be open, got "10m"; write a time after the onset',
    ],
    [
      'a time of day without a start',
      `${PAGES}, onset: 15:40`,
      '.onset is a time of day where the scenario has none, got "15:40"; add start, or write a duration from the start',
    ],
    ['an unknown key', `${PAGES}, witin: 150s`, '.witin unknown key; did you mean "within"?'],
    ['fewer than none', `${PAGES}, updates: -1`, '.updates is negative, got -1; write 0 or more'],
  ])('rejects %s', (_, expectation, message) => {
    expect(ofExpectation(expectation)).toEqual(expect.arrayContaining([message]));
  });

  it('rejects a time that counts from no event', () => {
    const text = `title: t\n${FLEET}\nlength: 5m\nexpect: { pages: [service/svc0], within: 150s }`;
    expect(problemsOf(text)).toEqual([
      's.yaml:4: expect.within counts from an event where there is none, got "150s"; add onset or events',
    ]);
  });

  it.each([
    [PAGES],
    ['pages: []'],
    [`${PAGES}, services: 4/4, vantages: 3/3, within: 150s, openUntil: 25m, closes: 1, updates: 2, tolerate: 1/20`],
    ['oneOf: [[], [cause/dns/x]], layer: http'],
    [`${PAGES}, tickets: [], mayTicket: ["vantage/*/blind", "partial/svc0"]`],
    [`${PAGES}, layer: http, layers: [http, dns, http]`],
    ['pages: [monitor/deadman]'],
  ])('may be { %s }', (expectation) => {
    expect(ofExpectation(expectation)).toEqual([]);
  });
});
