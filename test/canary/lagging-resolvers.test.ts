import { rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { failingCells } from '../../lambda/incidents/evidence/failing-cell';
import { readableRecord } from '../../lambda/incidents/evidence/readable-record';
import { seenLines } from '../../lambda/incidents/message/seen';
import type { Fleet } from '../../lib/contract/fleet';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { incidentKey } from '../../lib/contract/incident-key';
import type { RunRecord } from '../../lib/contract/run-record';
import { startClaimsServer } from '../servers/claims-server';
import { startCloudWatchRecorder } from '../servers/cloudwatch-recorder';
import type { DnsBehaviour } from '../servers/dns-behaviours';
import { startRunQueueServer } from '../servers/run-queue-server';
import { reply, startWebServer } from '../servers/web-server';
import { authoritative, startZone } from '../servers/zone-servers';
import { bundleCanary, invokeCanary } from './invoke-canary';

const ZONE = 'shop.test';
const MINUTE_MS = 60_000;
const BROKEN = Date.parse('2026-03-01T21:39:00Z');
const MENDED = Date.parse('2026-03-01T22:05:00Z');

/** One process through an outage of name servers, and behind it: the shipped bundle, over real sockets. */
describe('after an outage of name servers', () => {
  let records: readonly RunRecord[] = [];
  let fleet: Fleet;

  beforeAll(async () => {
    const site = await startWebServer({ '/': reply(200, {}, 'hello') });
    const [hub, claims, queue] = await Promise.all([
      startCloudWatchRecorder(),
      startClaimsServer(),
      startRunQueueServer(),
    ]);
    // what a run has published is behind it: the second one meets the outage, the third its end, and the resolver lags
    const isMended = () => hub.puts.length !== 1;
    const server: DnsBehaviour = (query) => (isMended() ? authoritative(ZONE, 7)(query) : []);
    const zone = await startZone({ zone: ZONE, servers: [server, server], isBroken: () => hub.puts.length > 0 });
    fleet = {
      name: 'common-cause',
      services: [
        {
          name: 'shop',
          dns: [ZONE],
          http: [{ url: `http://${ZONE}:${site.port}/`, allowPrivateAddresses: true, servers: 'authoritative' }],
        },
      ],
      vantages: ['eu-west-1', 'us-east-1'],
      hubs: ['us-east-1'],
      causes: {},
      witnesses: [{ name: 'witness', http: { url: `http://127.0.0.1:${site.port}/`, allowPrivateAddresses: true } }],
      resolvers: [zone.resolver],
      quorum: 2,
    };
    const folder = bundleCanary(fleet);
    const runs = [BROKEN - MINUTE_MS, BROKEN, MENDED].map((minute) => ({
      at: minute + 41_000,
      event: { scheduledTime: new Date(minute).toISOString() },
    }));
    const { output, errors } = await invokeCanary(folder, runs, {
      cloudWatchUrl: hub.url,
      claimsUrl: claims.url,
      queueUrl: queue.queueUrl,
      nameServerPort: zone.port,
    });
    rmSync(folder, { recursive: true });
    await Promise.all([site, hub, claims, queue, zone].map((each) => each.close()));
    expect(errors).toBe('');
    records = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  });

  it('a run says since when the zone does not answer, then since when it does, while the resolvers do not yet', () => {
    expect(records.map(({ cells }) => [cells[0]?.verdict, cells[0]?.zone])).toEqual([
      [{ kind: 'up' }, undefined],
      [
        { kind: 'failing', code: 'dns.servfail', connection: 'up' },
        expect.stringMatching(
          /^zone shop\.test does not answer since 21:39; ns1\.shop\.test: no answer in \d\.\d s; ns2/,
        ),
      ],
      [
        { kind: 'failing', code: 'dns.servfail', connection: 'up' },
        'zone shop.test answers since 22:05 at 2 of 2 name servers, the resolvers do not yet; asked at its last known name servers',
      ],
    ]);
  });

  it('an incident says it with the vantages that see it', () => {
    const written = records.slice(-1).flatMap((record) => readableRecord(record) ?? []);
    const definition = definitionOf(incidentKey.service('shop'), fleet);
    if (definition === undefined) throw new Error('no such incident');
    const snapshot = {
      minute: MENDED,
      records: written,
      blindRecords: [],
      unreadable: [],
      blind: [],
      silent: [],
      failed: () => ({ dns: 1, http: 0 }),
    };
    const evidence = {
      snapshot,
      services: { names: ['shop'], of: 1 },
      vantages: { names: ['eu-west-1'], of: 2 },
      cells: written.flatMap(failingCells),
      others: [],
    };
    expect(seenLines(evidence, definition, fleet)).toContain(
      'zone shop.test answers since 22:05 at 2 of 2 name servers, the resolvers do not yet; asked at its last known name servers (from eu-west-1)',
    );
  });
});
