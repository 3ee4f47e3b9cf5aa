import type { FailureCode } from '../../contract/failure-codes';

/** Whom the commands to type are about. */
export interface Target {
  readonly host: string;
  readonly port: string;
}

/** Where to look first, by code; `{host}` and `{port}` are the target's. A type makes sure that no code is without. */
const FIRST_LOOK: Readonly<Record<FailureCode, string>> = {
  'dns.nxdomain': 'whether the name is registered, delegated and spelt right: dig +trace {host}',
  'dns.nodata': 'the A and AAAA records of the name in its zone: dig {host} A; dig {host} AAAA',
  'dns.servfail': 'whether the authoritative name servers can be reached, and answer: dig +trace {host}',
  'dns.refused': 'whether the resolver serves this machine at all; then another one with --resolver',
  'dns.timeout':
    'whether the authoritative name servers can be reached: dig +trace {host}; where other names are silent too, the resolver',
  'dns.unreachable': 'the route from here to the resolver, and whether it listens',
  'dns.malformed': 'what stands between here and the resolver (a proxy, a captive portal); then the resolver itself',
  'dns.truncated': 'whether port 53 is open for TCP on the way to the resolver',
  'dns.bogus': 'DNSSEC of the zone: keys, signatures and the DS record of its parent: delv {host}',
  'dns.loop': 'the CNAME records of the name, which lead back to themselves: dig {host}',
  'dns.answer': 'who answers for the name: the address is one that nobody outside can use: dig {host}',
  'tcp.refused': 'whether the server listens on that port: nothing does, or a firewall rejects',
  'tcp.timeout': 'routes and firewalls on the way, and whether the host is alive: mtr --tcp --port {port} {host}',
  'tcp.reset': 'what ends connections: a load balancer without servers, a firewall, a crashed process',
  'tcp.unreachable': 'the routes from here to the address: mtr {host}',
  'tls.expired': 'the renewal of the certificate, and whether every server has loaded the new one',
  'tls.notyet': 'the clock here and there; then a certificate that was rolled out too early',
  'tls.hostname':
    'which certificate the server shows for this name: openssl s_client -connect {host}:{port} -servername {host}',
  'tls.untrusted': 'whether the server sends its intermediate certificates; for a private authority, --ca FILE',
  'tls.pin': 'who has issued the certificate, and whether it was renewed: then write down the new one',
  'tls.protocol': 'the TLS versions that the server offers, and whether the port speaks TLS at all',
  'tls.handshake': 'ciphers and client certificates that the server demands: openssl s_client -connect {host}:{port}',
  'tls.timeout': 'the load of the server, and what inspects TLS on the way',
  'http.status': "the service's own logs, and its last release: the way to it is sound",
  'http.timeout': "the service's load and what it waits for: it took the request and did not answer in time",
  'http.redirect': 'where the redirects lead: the name and the certificate of the target',
  'http.header': "what the server, or a proxy before it, says in its headers: curl -sI; then the endpoint's `expect`",
  'http.body':
    "what the answer holds: curl -s; an error page may come with a good status; then the endpoint's `expect`",
  'http.slow': "the phase that took long: the way there, the handshake, the service's own work, or the size",
  'http.truncated': 'what ends answers early: a crash, a time limit of a proxy, another protocol on this port',
  'blocked.status': 'rate limits and access rules for the address that asks: the service is there, and refused us',
  'blocked.challenge': 'the rules of its bot protection for the address that asks: the service is there',
  'probe.noroute':
    'whether this machine has a route of that family (IPv4, IPv6), and the target may be asked: allowPrivateAddresses',
  'probe.secret':
    'whether the secret is there in the region that asks, under this name, and whether its key may be used: aws secretsmanager describe-secret',
  'probe.resources': 'open files and memory of this machine: ulimit -n',
  'probe.budget': 'fewer targets at once: not all of them could be asked in time',
};

/** What to look at first for a code, with the commands to type. */
export function firstLook(code: FailureCode, { host, port }: Target): string {
  return FIRST_LOOK[code].replaceAll('{host}', host).replaceAll('{port}', port);
}
