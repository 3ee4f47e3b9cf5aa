import { describe, expect, it } from '@jest/globals';
import { answerWidget } from '../../lambda/matrix/answer-widget';
import type { Cell } from '../../lib/contract/verdict';
import { FLEET, HOSTILE, NOW, portsOf, type Read, recordOf, UP } from './matrix-world';

const DOWN: readonly Cell[] = [
  { service: 'facebook', verdict: { kind: 'failing', code: 'dns.servfail', connection: 'tcp.timeout' } },
  { service: 'zoom', verdict: { kind: 'up' }, responseTimeMs: 84.4 },
];

const up = (vantage: string) => recordOf(vantage, UP);
const ALL_UP = { 'us-east-1': up('us-east-1'), 'eu-west-1': up('eu-west-1'), 'ap-southeast-1': up('ap-southeast-1') };

/** Rows of the table as text: `Facebook | 84 ms | blind`. */
async function rowsOf(reads: Readonly<Record<string, Read>>, event: unknown = {}): Promise<readonly string[]> {
  const answer = await answerWidget(event, portsOf(reads));
  return (answer.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) =>
    (row.replace(/<cwdb-action.*?<\/cwdb-action>/gs, '').match(/<t[hd].*?<\/t[hd]>/gs) ?? [])
      .map((cell) => cell.replace('<br>', ' ').replace(/<[^>]*>/g, ''))
      .join(' | '),
  );
}

/** Classes of all cells of a vantage that is the first of three. */
async function firstColumn(read: Read): Promise<readonly string[]> {
  const answer = await answerWidget({}, portsOf({ ...ALL_UP, 'us-east-1': read }));
  return [...answer.matchAll(/<\/th><td class="([^"]*)"/g)].map(([, name]) => name ?? '');
}

describe('the matrix', () => {
  it('shows who is up with the time of its answer, and leaves out who is not probed from there', async () => {
    expect(await rowsOf(ALL_UP)).toEqual([
      'Service | us-east-1 | eu-west-1 | ap-southeast-1',
      'No trouble seen: 2 services',
      'Facebook | 84 ms | 84 ms | 84 ms',
      'zoom | 84 ms | 84 ms | ',
    ]);
  });

  it('puts the failing services of a cause together, above all others', async () => {
    const blaming = recordOf('eu-west-1', DOWN, { causes: { 'owner/meta': ['facebook'] } });
    expect(await rowsOf({ ...ALL_UP, 'eu-west-1': blaming })).toEqual([
      'Service | us-east-1 | eu-west-1 | ap-southeast-1',
      'owner/meta: 1 service, blamed from 1 of 3 vantages: eu-west-1',
      'Facebook | 84 ms | dns.servfail + tcp.timeout | 84 ms',
      'No trouble seen: 1 service',
      'zoom | 84 ms | 84 ms | ',
    ]);
  });

  it('shows the first code alone where columns are narrow', async () => {
    const rows = await rowsOf(
      { ...ALL_UP, 'eu-west-1': recordOf('eu-west-1', DOWN) },
      { widgetContext: { width: 588 } },
    );
    expect(rows).toContain('Facebook | 84 ms | dns.servfail | 84 ms');
  });

  it('says what no cause explains, and what everything is', async () => {
    const strange = recordOf('eu-west-1', DOWN, { unexplained: ['facebook'] });
    const all = recordOf('eu-west-1', DOWN, { everything: true });
    expect((await rowsOf({ ...ALL_UP, 'eu-west-1': strange }))[1]).toBe('Failing, and no cause explains it: 1 service');
    expect((await rowsOf({ ...ALL_UP, 'eu-west-1': all }))[1]).toBe(
      'Nearly everything: 1 service, said from 1 of 3 vantages: eu-west-1',
    );
  });

  it.each([
    ['unread', new Error('AccessDeniedException'), 'us-east-1 records not read'],
    ['silent', undefined, 'us-east-1 no run was recorded'],
    ['blind', recordOf('us-east-1', UP, { blind: true }), 'us-east-1 the vantage could not see'],
  ])('hatches every cell of a vantage that is %s', async (state, read, head) => {
    expect(await firstColumn(read)).toEqual([`ccm-${state}`, `ccm-${state}`]);
    expect((await rowsOf({ ...ALL_UP, 'us-east-1': read }))[0]).toContain(head);
  });

  it('takes the minute before where the last one is not written yet, and says so', async () => {
    const old = recordOf('us-east-1', UP, { minute: '2021-10-04T15:43:00.000Z' });
    const [head] = await rowsOf({ ...ALL_UP, 'us-east-1': old });
    expect(head).toBe('Service | us-east-1 as of 15:43 UTC | eu-west-1 | ap-southeast-1');
  });

  it('knows nothing of the services where no vantage can be read', async () => {
    expect(await answerWidget({}, portsOf({}))).toContain('nothing is known of the services');
  });

  it('draws a thousand services without hiding the one that fails', async () => {
    const services = Array.from({ length: 1_000 }, (_, n) => ({ name: `s${n}`, dns: [], http: [] }));
    const cells: readonly Cell[] = services.map(({ name }) => ({
      service: name,
      verdict: name === 's999' ? { kind: 'failing', code: 'tls.expired' } : { kind: 'up' },
    }));
    const ports = portsOf({ 'us-east-1': recordOf('us-east-1', cells) }, { ...FLEET, services });
    const answer = await answerWidget({}, ports);
    expect(answer).toContain('tls.expired');
    expect(answer).toContain('and 939 services more without trouble');
  });
});

describe("the widget's input", () => {
  it('never becomes a query: other vantages, times and groups are not asked for', async () => {
    const ports = portsOf(ALL_UP);
    await answerWidget({ vantage: 'x', minute: 0, widgetContext: { timeRange: { end: 0 }, params: { a: 1 } } }, ports);
    const [last, before] = [Date.parse('2021-10-04T15:44:00Z'), Date.parse('2021-10-04T15:43:00Z')];
    expect(NOW - last).toBe(70_000);
    expect(ports.asked).toEqual(FLEET.vantages.flatMap((vantage) => [last, before].map((at) => [vantage, at])));
  });

  it('asks for its description: nothing is read', async () => {
    const ports = portsOf(ALL_UP);
    expect(await answerWidget({ describe: true }, ports)).toMatch(/^## Services by vantages/);
    expect(ports.asked).toEqual([]);
  });

  it.each([null, 7, 'text', [], { widgetContext: 7 }, { widgetContext: { theme: '"><script>', width: '1' } }])(
    'of whatever shape is answered: %j',
    async (event) => {
      const answer = await answerWidget(event, portsOf(ALL_UP));
      expect(answer).toContain('2 services, none failing, seen from 3 of 3 vantages');
      expect(answer).not.toContain('<script');
    },
  );
});

describe('text from targets', () => {
  const failing = (detail: string): readonly Cell[] => [
    { service: 'facebook', verdict: { kind: 'failing', code: 'http.status' }, detail },
  ];

  it('stays text, in a cell, in its title and in its details', async () => {
    const record = recordOf('us-east-1', failing(HOSTILE), { causes: { [HOSTILE]: ['facebook'] } });
    const answer = await answerWidget({}, portsOf({ ...ALL_UP, 'us-east-1': record }));
    expect(answer).not.toMatch(/<script|<img|<\/pre><\/cwdb-action><|--&gt;"/);
    expect(answer).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(answer.match(/<\/style>/g)).toHaveLength(1);
  });

  it('in an error that CloudWatch Logs answers stays text too', async () => {
    const answer = await answerWidget({}, portsOf({ ...ALL_UP, 'us-east-1': new Error(HOSTILE) }));
    expect(answer).not.toMatch(/<script|<img/);
  });
});
