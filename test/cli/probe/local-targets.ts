import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issue } from '../../servers/certificates';
import { addresses, answers, silent } from '../../servers/dns-behaviours';
import { startDnsServer } from '../../servers/dns-server';
import { mute, reply, startWebServer } from '../../servers/web-server';

/** Real servers on loopback, one in every state that a person meets, and a resolver that knows their names. */
export interface LocalTargets {
  readonly url: Readonly<
    Record<'up' | 'down' | 'slow' | 'expired' | 'misnamed' | 'refusing' | 'silent' | 'nowhere' | 'moved', string>
  >;
  /** What a probe of them needs: the resolver, a witness that answers, and whom to trust. */
  readonly options: readonly string[];
  readonly resolver: string;
  readonly witness: string;
  readonly close: () => Promise<unknown>;
}

/** Starts them all. */
export async function startLocalTargets(): Promise<LocalTargets> {
  const authority = await issue({ isAuthority: true });
  const shop = await issue({ name: 'shop.test', issuer: authority });
  const good = await startWebServer(
    {
      '/': reply(200, {}, 'hello'),
      '/429': reply(429),
      '/moved': reply(302, { location: '/' }),
      '/slow': mute,
    },
    shop,
  );
  const expired = await startWebServer(
    {},
    await issue({ name: 'shop.test', fromDay: -40, toDay: -10, issuer: authority }),
  );
  const misnamed = await startWebServer({}, await issue({ name: 'other.test', issuer: authority }));
  const witness = await startWebServer({ '/': reply(200) });
  const closed = await startWebServer({});
  await closed.close();
  const dns = await startDnsServer({
    'shop.test': addresses('127.0.0.1'),
    'nowhere.test': answers({ rcode: 'NXDOMAIN' }),
    'silent.test': silent,
  });
  const ca = join(mkdtempSync(join(tmpdir(), 'common-cause-probe-')), 'ca.pem');
  writeFileSync(ca, authority.cert);
  const at = (port: number, path = '/') => `https://shop.test:${port}${path}`;
  const witnessUrl = `http://127.0.0.1:${witness.port}/`;
  return {
    url: {
      up: at(good.port),
      down: at(closed.port),
      slow: at(good.port, '/slow'),
      expired: at(expired.port),
      misnamed: at(misnamed.port),
      refusing: at(good.port, '/429'),
      moved: at(good.port, '/moved'),
      silent: `http://silent.test:${good.port}/`,
      nowhere: 'http://nowhere.test/',
    },
    resolver: dns.resolver,
    witness: witnessUrl,
    options: ['--resolver', dns.resolver, '--witness', witnessUrl, '--ca', ca],
    close: () => Promise.all([good, expired, misnamed, witness, dns].map((server) => server.close())),
  };
}
