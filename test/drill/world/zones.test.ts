import { expect, it } from '@jest/globals';
import { readMonitor } from '../../../lib/config/read-monitor';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { phaseOf } from '../../../lib/drill/world/phase';
import type { RunCache } from '../../../lib/drill/world/run-cache';
import { recordRuns } from '../../../lib/drill/world/runs';
import { worldOf } from '../../../lib/drill/world/world';
import { SMALL } from '../../config/small-monitor';

/** The zone is mended at 12:06, and the resolvers notice at 12:10: what a configuration says of name servers is rehearsed. */
const SCENARIO = `
title: Resolvers that lag
start: 2026-03-01T12:00:00Z
length: 14m
events:
  - { at: 2m, for: 4m, services: all, result: dns.timeout }
  - { at: 6m, for: 4m, resolvers: [system, 1.1.1.1], result: dns.servfail }
`;

const services = [
  {
    name: 'shop',
    endpoints: [{ url: 'https://shop.example/', servers: 'authoritative' as const }],
    questions: [
      {
        name: 'shop.example',
        type: 'MX',
        servers: 'authoritative' as const,
        expect: { any: ['10 mail.shop.example'] },
      },
    ],
  },
];

it('a drill says since when a zone answers, while the resolvers do not yet', async () => {
  const { fleet } = readMonitor({ ...SMALL, services });
  const scenario = readScenario('lag.yaml', SCENARIO, () => fleet);
  const cache: RunCache = new Map();
  const told = async (phase: number) => {
    const runs = await recordRuns(worldOf(scenario, phaseOf(scenario, 7, phase)), 0, cache);
    return runs
      .filter(({ vantage }) => vantage === fleet.vantages[0])
      .map(({ record }) => `${record.minute.slice(11, 16)} ${record.cells[0]?.verdict.kind} ${record.cells[0]?.zone}`);
  };
  const first = await told(0);
  expect(first).toMatchInlineSnapshot(`
[
  "12:00 up undefined",
  "12:01 up undefined",
  "12:02 failing zone shop.example does not answer since 12:02; ns1.shop.example: no answer; asked at its last known name servers",
  "12:03 failing zone shop.example does not answer since 12:02; ns1.shop.example: no answer; asked at its last known name servers",
  "12:04 failing zone shop.example does not answer since 12:02; ns1.shop.example: no answer; asked at its last known name servers",
  "12:05 failing zone shop.example does not answer since 12:02; ns1.shop.example: no answer; asked at its last known name servers",
  "12:06 failing zone shop.example answers since 12:06 at 1 of 1 name servers, the resolvers do not yet; asked at its last known name servers",
  "12:07 failing zone shop.example answers since 12:06 at 1 of 1 name servers, the resolvers do not yet; asked at its last known name servers",
  "12:08 failing zone shop.example answers since 12:06 at 1 of 1 name servers, the resolvers do not yet; asked at its last known name servers",
  "12:09 failing zone shop.example answers since 12:06 at 1 of 1 name servers, the resolvers do not yet; asked at its last known name servers",
  "12:10 up undefined",
  "12:11 up undefined",
  "12:12 up undefined",
  "12:13 up undefined",
]
`);
  expect(await told(0)).toEqual(first);
});
