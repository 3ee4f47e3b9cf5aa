import { createServer } from 'node:tls';
import { issue } from '../servers/certificates';
import { startClaimsServer } from '../servers/claims-server';
import { startCloudWatchRecorder } from '../servers/cloudwatch-recorder';
import { addresses } from '../servers/dns-behaviours';
import { startDnsServer } from '../servers/dns-server';
import { listen } from '../servers/listen';
import { startRunQueueServer } from '../servers/run-queue-server';
import { startUnacceptingServer } from '../servers/unaccepting-server';

/** Where a canary finds everything that it is measured with, on loopback. */
export interface Targets {
  /** Two of them. */
  readonly resolvers: readonly string[];
  readonly hosts: readonly string[];
  readonly port: number;
  /** Who connects there hears nothing. */
  readonly blackHolePort: number;
  readonly cloudWatchUrl: string;
  readonly claimsUrl: string;
  readonly queueUrl: string;
  /** PEM of who has issued the certificate of the hosts. */
  readonly authority: string;
}

const HOSTS = 1_000;
const DNS_AFTER_MS = 2;
const HTTP_AFTER_MS = 5;
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok';

/** Starts DNS servers, a TLS 1.3 server that answers any request, and what stands for AWS. */
async function startTargets(): Promise<Targets> {
  const hosts = Array.from({ length: HOSTS }, (_, index) => `s${index}.bench.test`);
  const names = Object.fromEntries(hosts.map((host) => [host, addresses('127.0.0.1')]));
  const issuer = await issue({ isAuthority: true });
  const certificate = await issue({ issuer, name: '*.bench.test' });
  const paced = { afterMs: DNS_AFTER_MS };
  const [dns, otherDns] = [await startDnsServer(names, paced), await startDnsServer(names, paced)];
  const web = createServer({ ...certificate, minVersion: 'TLSv1.3' }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => setTimeout(() => socket.end(ANSWER), HTTP_AFTER_MS));
  });
  const [{ port }, blackHole, hub, claims, queue] = await Promise.all([
    listen(web),
    startUnacceptingServer(),
    startCloudWatchRecorder(),
    startClaimsServer(),
    startRunQueueServer(),
  ]);
  return {
    resolvers: [dns.resolver, otherDns.resolver],
    hosts,
    port,
    blackHolePort: blackHole.port,
    cloudWatchUrl: hub.url,
    claimsUrl: claims.url,
    queueUrl: queue.queueUrl,
    authority: issuer.cert,
  };
}

startTargets().then((targets) => process.send?.(targets));
process.on('disconnect', () => process.exit());
