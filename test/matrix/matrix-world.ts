import type { MatrixPorts } from '../../lambda/matrix/ports';
import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Cell } from '../../lib/contract/verdict';

/** When the widget is looked at: the last whole minute is 15:44. */
export const NOW = Date.parse('2021-10-04T15:45:10Z');

/** Three vantages, and two services that one cause joins. */
export const FLEET: Fleet = {
  name: 'common-cause',
  services: [
    { name: 'facebook', title: 'Facebook', dns: [], http: [{ url: 'https://a.example/' }] },
    { name: 'zoom', dns: [], http: [{ url: 'https://z.example/' }], vantages: ['us-east-1', 'eu-west-1'] },
  ],
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2'],
  causes: { 'owner/meta': ['facebook', 'zoom'] },
  witnesses: [],
  resolvers: ['system'],
  quorum: 2,
};

/** What a target may answer: it wants out of elements and attributes. */
export const HOSTILE =
  '</pre></cwdb-action><script>alert(1)</script><img src=x onerror="alert(2)"> \' --> &lt;b&gt; </style>';

/** What a vantage wrote of a minute: all is up unless told otherwise. */
export function recordOf(vantage: string, cells: readonly Cell[], more: Partial<RunRecord> = {}): RunRecord {
  return {
    type: 'run',
    version: 1,
    vantage,
    minute: '2021-10-04T15:44:00.000Z',
    startedAt: '2021-10-04T15:44:40.000Z',
    durationMs: 900,
    blind: false,
    witnesses: [],
    cells,
    causes: {},
    unexplained: [],
    everything: false,
    failedResolvers: [],
    lastGood: {},
    hubs: {},
    ...more,
  };
}

/** Both services up. */
export const UP: readonly Cell[] = ['facebook', 'zoom'].map((service) => ({
  service,
  verdict: { kind: 'up' },
  responseTimeMs: 84.4,
}));

/** What came of reading a vantage: a record, nothing, or an error. */
export type Read = RunRecord | undefined | Error;

/** Ports over what each vantage wrote of 15:44, and a list of all that was asked. */
export function portsOf(
  reads: Readonly<Record<string, Read>>,
  fleet: Fleet = FLEET,
): MatrixPorts & { readonly asked: readonly (readonly [string, number])[] } {
  const asked: (readonly [string, number])[] = [];
  return {
    fleet,
    asked,
    now: () => NOW,
    record: async (vantage, minute) => {
      asked.push([vantage, minute]);
      const read = reads[vantage];
      if (read instanceof Error) throw read;
      return read !== undefined && Date.parse(read.minute) === minute ? read : undefined;
    },
  };
}
