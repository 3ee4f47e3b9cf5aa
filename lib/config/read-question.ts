import type { DnsEndpoint, DnsExpectations } from '../contract/dns-endpoint';
import type { Bounds, TimeBounds } from '../contract/expectations';
import { normalName } from './host';
import { known, type Loose } from './known-members';
import { durationMs } from './schema/durations';
import type { Monitor } from './schema/monitor-schema';

type Written = NonNullable<Monitor['services'][number]['questions']>[number];

const bounds = (written: Loose<Bounds> | undefined) => written && known<Bounds>(written);
const ms = (duration: string | undefined) => (duration === undefined ? undefined : durationMs(duration));

function readExpect({
  count,
  ttl,
  authenticated,
  authoritative,
  time,
  ...lists
}: NonNullable<Written['expect']>): DnsExpectations {
  return known<DnsExpectations>({
    ...lists,
    count: bounds(count),
    ttl: bounds(ttl),
    isAuthenticated: authenticated,
    isAuthoritative: authoritative,
    time: time && known<TimeBounds>({ degradedMs: ms(time.degraded), failingMs: ms(time.failing) }),
  });
}

/** A question of a configuration that was found sound, as a canary asks it. */
export function readQuestion(written: Written): DnsEndpoint {
  const { name, type, servers, allowPrivateAddresses, recursion, checkingDisabled, expect } = written;
  return known<DnsEndpoint>({
    name: normalName(name) ?? name,
    type,
    servers,
    allowPrivateAddresses: allowPrivateAddresses === true ? true : undefined,
    isRecursive: recursion === false ? false : undefined,
    isUnchecked: checkingDisabled === true ? true : undefined,
    expect: expect && readExpect(expect),
  });
}
