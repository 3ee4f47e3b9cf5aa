import type { Message } from '../../lib/contract/message';
import type { IncidentPorts } from './ports';
import { claiming, keeping, releasing } from './receipts/claims';
import type { RowChange } from './receipts/receipt-table';
import type { Telling } from './telling';

const CLAIM_WITHIN_MS = 1_000;
const REMEMBER_WITHIN_MS = 500;

/** Writes one change into the tables of both hubs; whether one of them took it: each is read in the other hub too. */
async function write(
  { receipts, otherReceipts, log }: Pick<IncidentPorts, 'receipts' | 'otherReceipts' | 'log'>,
  change: RowChange,
  withinMs: number,
): Promise<boolean> {
  const tables = otherReceipts === undefined ? [receipts] : [receipts, otherReceipts];
  const written = tables.map(async (table) => {
    try {
      await table.change(change, withinMs);
      return true;
    } catch (error) {
      const hub = table === receipts ? 'this hub' : 'the other hub';
      log({ type: 'incidents', problem: 'receipt cannot be written', hub, key: change.key, error: String(error) });
      return false;
    }
  });
  return (await Promise.all(written)).includes(true);
}

/** Writes what is to be remembered, as far as tables take it; whether they took all. A condition that does not hold is somebody else's newer word. */
export async function remember(
  ports: Pick<IncidentPorts, 'receipts' | 'otherReceipts' | 'log'>,
  changes: readonly RowChange[],
  withinMs = REMEMBER_WITHIN_MS,
): Promise<boolean> {
  const written = changes.map((change) => write(ports, change, withinMs));
  return !(await Promise.all(written)).includes(false);
}

/** Whether nobody else does, or has done, what the claim is for. A table that cannot be reached is no reason for silence. */
export async function isClaimed(
  { receipts, now, log }: IncidentPorts,
  claim: string,
  withinMs: number,
): Promise<boolean> {
  try {
    return await receipts.change(claiming(claim, now()), withinMs);
  } catch (error) {
    log({ type: 'incidents', problem: 'claim cannot be taken', claim, error: String(error) });
    return true;
  }
}

/** Claims are a matter of one hub: its table alone. */
export function ownTable({ otherReceipts: _, ...ports }: IncidentPorts): IncidentPorts {
  return ports;
}

/** Takes all claims, or none. */
async function areClaimed(ports: IncidentPorts, claims: readonly string[]): Promise<boolean> {
  for (const [n, claim] of claims.entries()) {
    if (await isClaimed(ports, claim, CLAIM_WITHIN_MS / claims.length)) continue;
    await remember(
      ownTable(ports),
      claims.slice(0, n).map((taken) => releasing(taken, ports.now())),
    );
    return false;
  }
  return true;
}

async function rememberInSteps(ports: IncidentPorts, steps: readonly (readonly RowChange[])[]): Promise<boolean> {
  const written: boolean[] = [];
  for (const step of steps) written.push(await remember(ports, step, REMEMBER_WITHIN_MS / steps.length));
  return !written.includes(false);
}

/**
 * Claims, sends once to each topic, and remembers who was told.
 * @param isNoted whether the table knows of what is told: where all refuse it, a recheck then finds it again
 * @throws Error where it could be neither sent nor written: the raw alarm then goes to people
 */
export async function tell(
  ports: IncidentPorts,
  telling: Telling,
  isNoted: Promise<boolean>,
): Promise<readonly Message[]> {
  const { claims, message, topics, isKeptUntold } = telling;
  if (topics.length === 0) {
    await rememberInSteps(ports, telling.remember({}));
    return [];
  }
  if (!(await areClaimed(ports, claims))) {
    ports.log({ type: 'incidents', decision: 'nothing', key: message.key, why: 'somebody else is telling it' });
    return [];
  }
  const deliveries = await Promise.all(topics.map((topic) => ports.send(message, topic)));
  const told = topics.filter((_, n) => deliveries[n] !== 'refused');
  const steps = telling.remember(Object.fromEntries(told.map((topic) => [topic, message.at])));
  if (told.length > 0) {
    await Promise.all([
      rememberInSteps(ports, steps),
      remember(
        ownTable(ports),
        claims.map((claim) => keeping(claim, ports.now())),
      ),
    ]);
    return deliveries.every((delivery) => delivery === 'spared' || delivery === 'refused') ? [] : [message];
  }
  ports.log({ type: 'incidents', problem: 'refused by every topic', key: message.key, kind: message.kind });
  const isWritten = isKeptUntold ? await rememberInSteps(ports, steps) : await isNoted;
  if (!isWritten) {
    throw new Error(`notifier: ${message.key} could be neither sent nor written`);
  }
  return [];
}
