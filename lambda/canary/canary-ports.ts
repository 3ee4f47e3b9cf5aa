import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord, SkippedRun } from '../../lib/contract/run-record';
import type { Sample } from '../../lib/contract/series';
import type { Clock } from './clock';
import type { Network } from './probing/network';
import type { SecretReader } from './probing/secrets';
import type { KnownZone } from './probing/zones/zones';

/** What an environment remembers from run to run. */
export interface Memory {
  /** Name to the addresses of its last good answer. */
  readonly lastGood: Map<string, readonly string[]>;
  /** Minutes (epoch milliseconds) that this environment has published. */
  readonly published: Set<number>;
  /** Zone to its last good name servers, and since when it answers. */
  readonly zones: Map<string, KnownZone>;
}

/** Everything outside of a run: real in Lambda, simulated in a drill. */
export interface CanaryPorts {
  readonly fleet: Fleet;
  readonly vantage: string;
  readonly network: Network;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Claims a minute (epoch milliseconds) for this run: false where another one has it; rejects where nobody can tell. */
  readonly claim: (minute: number) => Promise<boolean>;
  /** Writes samples of one minute (epoch milliseconds) to one hub; rejects with the reason. */
  readonly publish: (hub: string, minute: number, samples: readonly Sample[]) => Promise<void>;
  readonly log: (record: RunRecord | SkippedRun) => void;
  readonly memory: Memory;
  /** Reads the secrets that endpoints name. @default credentials are not sent: a drill has none */
  readonly secrets?: SecretReader;
}
