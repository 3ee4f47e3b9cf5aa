import { describe, expect, it } from '@jest/globals';
import type { Told } from '../../../lib/drill/outcome/told';
import type { Expected } from '../../../lib/drill/scenario';
import { closed, judged, page, scope, ticket, updated } from './messages';

const CDN = 'cause/cdn/a';
const DNS = 'cause/dns/a';

type Row = readonly [fact: string, expected: Partial<Expected>, told: readonly Told[], failures: readonly string[]];

const atHttp = { layer: 'http', services: scope('2/3'), vantages: scope('3/3') } as const;
const whole = { ...atHttp, services: scope('3/3') };

const PAGES: readonly Row[] = [
  ['a page that is expected', { pages: [[CDN]] }, [page(CDN, 660)], []],
  ['pages in any order', { pages: [[CDN, DNS]] }, [page(DNS, 660), page(CDN, 661)], []],
  ['a page that is missing', { pages: [[CDN]] }, [], [`missing page ${CDN}`]],
  ['a page too many', { pages: [[]] }, [page(CDN, 660)], [`extra page ${CDN}`]],
  ['one page instead of another', { pages: [[CDN]] }, [page(DNS, 660)], [`extra page ${DNS}`, `missing page ${CDN}`]],
  [
    'a page that comes twice',
    { pages: [[CDN]] },
    [page(CDN, 660), closed(CDN, 700), page(CDN, 800)],
    [`extra page ${CDN}`],
  ],
  ['a page that should come twice', { pages: [[CDN, CDN]] }, [page(CDN, 660)], [`missing page ${CDN}`]],
  ['pages that nothing is said of', {}, [page(CDN, 660)], []],
  ['a ticket, which is no page', { pages: [[]] }, [ticket('coverage', 660)], []],
  ['an update or a closing, which is no page', { pages: [[]] }, [updated(CDN, 660), closed(CDN, 700)], []],
  ['the second of `oneOf`', { pages: [[], [CDN]] }, [page(CDN, 660)], []],
  ['the first of `oneOf`: nothing', { pages: [[], [CDN]] }, [], []],
  [
    'none of `oneOf`: told against the nearest',
    { pages: [[DNS], [CDN, DNS]] },
    [page(CDN, 660)],
    [`missing page ${DNS}`],
  ],
];

const TICKETS: readonly Row[] = [
  ['a ticket that is expected', { tickets: ['slow/a'] }, [ticket('slow/a', 660)], []],
  ['a ticket too many', { tickets: [] }, [ticket('slow/a', 660)], ['extra ticket slow/a']],
  ['a ticket that is missing', { tickets: ['slow/a'] }, [], ['missing ticket slow/a']],
  ['tickets that nothing is said of', {}, [ticket('slow/a', 660)], []],
  ['a page, which is no ticket', { tickets: [] }, [page(CDN, 660)], []],
  [
    'a ticket that may come',
    { tickets: [], mayTicket: ['vantage/*/blind'] },
    [ticket('vantage/eu-west-1/blind', 660)],
    [],
  ],
  ['a ticket that may come, and does not', { tickets: [], mayTicket: ['vantage/*/blind'] }, [], []],
  [
    'a ticket that only begins as one that may',
    { tickets: [], mayTicket: ['vantage/*'] },
    [ticket('vantage/eu-west-1/blind', 660)],
    ['extra ticket vantage/eu-west-1/blind'],
  ],
  [
    'a pattern whose dot is a dot',
    { tickets: [], mayTicket: ['slow/a.b'] },
    [ticket('slow/a.b', 660), ticket('slow/axb', 661)],
    ['extra ticket slow/axb'],
  ],
];

const COUNTS: readonly Row[] = [
  ['as many updates as may be', { updates: 1 }, [page(CDN, 660), updated(CDN, 700)], []],
  ['an update too many', { updates: 0 }, [page(CDN, 660), updated(CDN, 700)], ['1 messages updated, more than 0']],
  ['fewer updates than may be', { updates: 2 }, [page(CDN, 660)], []],
  ['as many closings as may be', { closes: 1 }, [page(CDN, 660), closed(CDN, 900)], []],
  [
    'a closing too many',
    { closes: 1 },
    [page(CDN, 660), page(DNS, 670), closed(CDN, 900), closed(DNS, 900)],
    ['2 messages closed, more than 1'],
  ],
];

const LAYERS: readonly Row[] = [
  ['the first page at its layer', { layer: 'http' }, [page(CDN, 660, atHttp)], []],
  [
    'the first page at another layer',
    { layer: 'dns' },
    [page(CDN, 660, atHttp)],
    ['first page at layer http, not dns'],
  ],
  ['a layer without a page', { layer: 'dns' }, [], ['first page at layer none, not dns']],
  [
    'the layer of a second page, which is not looked at',
    { layer: 'http' },
    [page(CDN, 660, atHttp), page(DNS, 661, { layer: 'dns' })],
    [],
  ],
  [
    'layers as they change',
    { layers: ['http', 'dns'] },
    [page(CDN, 660, atHttp), updated(CDN, 700, atHttp), updated(CDN, 800, { layer: 'dns' }), closed(CDN, 900, atHttp)],
    [],
  ],
  ['layers that do not change', { layers: ['http', 'dns'] }, [page(CDN, 660, atHttp)], ['layers http, not http, dns']],
  [
    'layers that change once more',
    { layers: ['http'] },
    [page(CDN, 660, atHttp), updated(CDN, 700, { layer: 'dns' })],
    ['layers http, dns, not http'],
  ],
  ['layers without a page', { layers: ['http'] }, [], ['layers none, not http']],
];

const SCOPES: readonly Row[] = [
  ['services at last', { services: '3/3' }, [page(CDN, 660, atHttp), updated(CDN, 700, whole)], []],
  ['services never so many', { services: '3/3' }, [page(CDN, 660, atHttp)], ['services 2/3, not 3/3']],
  ['services of another number', { services: '3/4' }, [page(CDN, 660, whole)], ['services 3/3, not 3/4']],
  [
    'services of another incident',
    { services: '3/3' },
    [page(CDN, 660, atHttp), page(DNS, 661, whole)],
    ['services 2/3, not 3/3'],
  ],
  [
    'services of the same key when it opens again',
    { services: '3/3' },
    [page(CDN, 660, atHttp), closed(CDN, 700, atHttp), page(CDN, 900, whole)],
    ['services 2/3, not 3/3'],
  ],
  ['services without a page', { services: '3/3' }, [], ['services never told, not 3/3']],
  [
    'those without a name count',
    { services: '2/3' },
    [page(CDN, 660, { services: { names: ['a'], of: 3, unnamed: 1 } })],
    [],
  ],
  ['vantages', { vantages: '3/3' }, [page(CDN, 660, atHttp)], []],
  ['vantages never so many', { vantages: '3/5' }, [page(CDN, 660, atHttp)], ['vantages 3/3, not 3/5']],
];

const TIMES: readonly Row[] = [
  ['a first page at the onset', {}, [page(CDN, 600)], []],
  ['a first page before the onset', {}, [page(CDN, 590), page(DNS, 700)], ['first page 10 s before the onset (10m)']],
  ['a ticket before the onset', {}, [ticket('slow/a', 590), page(CDN, 660)], []],
  ['a first page in time', { withinMs: 60_000 }, [page(CDN, 660)], []],
  [
    'a first page too late',
    { withinMs: 60_000 },
    [page(CDN, 661)],
    ['first page 61 s after the onset (10m), more than 60 s'],
  ],
  ['a second page, which may be later', { withinMs: 60_000 }, [page(CDN, 660), page(DNS, 900)], []],
  ['a ticket, which may be later', { withinMs: 60_000 }, [ticket('slow/a', 900), page(CDN, 660)], []],
  ['no page at all, which is not late', { withinMs: 60_000 }, [], []],
  ['an incident that is open long enough', { openUntilMs: 900_000 }, [page(CDN, 660), closed(CDN, 900)], []],
  [
    'an incident that closes too soon',
    { openUntilMs: 900_000 },
    [page(CDN, 660), closed(CDN, 899)],
    ['closed at 899 s, before 900 s'],
  ],
  ['an incident that does not close', { openUntilMs: 900_000 }, [page(CDN, 660)], []],
  [
    'another incident, which may close sooner',
    { openUntilMs: 900_000 },
    [page(CDN, 660), page(DNS, 661), closed(DNS, 700)],
    [],
  ],
];

describe('the judge', () => {
  it.each([...PAGES, ...TICKETS, ...COUNTS, ...LAYERS, ...SCOPES, ...TIMES])('%s', (_, expected, told, failures) => {
    expect(judged(expected, told).failures).toEqual(failures);
  });

  it('tells all that is wrong, in the order of the keys', () => {
    const told = [page(CDN, 700, atHttp), updated(CDN, 750), closed(CDN, 800), ticket('slow/a', 900)];
    const expected: Partial<Expected> = {
      pages: [[]],
      tickets: [],
      updates: 0,
      closes: 0,
      layer: 'dns',
      services: '1/3',
      withinMs: 1,
      openUntilMs: 900_000,
    };
    expect(judged(expected, told).failures).toEqual([
      `extra page ${CDN}`,
      'extra ticket slow/a',
      '1 messages updated, more than 0',
      '1 messages closed, more than 0',
      'first page at layer http, not dns',
      'services 2/3, not 1/3',
      'first page 100 s after the onset (10m), more than 0 s',
      'closed at 800 s, before 900 s',
    ]);
  });

  it('counts from the onset to the first page', () => {
    expect(judged({}, [ticket('slow/a', 601), page(CDN, 671), page(DNS, 672)]).timeToPageMs).toBe(71_000);
    expect(judged({}, [ticket('slow/a', 601)]).timeToPageMs).toBeUndefined();
  });
});
