import { MINUTE } from '../../../lib/contract/minute';
import type { AlarmChange } from '../alarm-change';
import type { Closing, Ending, Incidence, Receipt, Row } from './receipt';
import { newestAlarm } from './receipt';
import { candidateFact, factsOf, toldFacts } from './receipt-facts';
import type { Condition, RowChange } from './receipt-table';

/** Closings are kept so long. */
const CLOSING_KEPT_MS = 24 * 60 * MINUTE;

/** What a row was when it was read: `unread` where the table could not be read, `foreign` where it is none of ours. */
export type Before = Row | undefined | 'unread' | 'foreign';

/** Facts that an incident may have had before it opens again. */
const PASSING = [
  ...['layer', 'updatedAt', 'candidate', 'mergedInto', 'unjudgedAt', 'heldAt', 'raised'],
  ...['closedAt', 'closedFor', 'ending', 'expiresAt'],
];

function isAsRead({ openedAt, toldAt }: Incidence): readonly Condition[] {
  return [
    { fact: 'openedAt', is: openedAt },
    { fact: 'toldAt', is: toldAt },
  ];
}

function expiryOf(at: number): number {
  return Math.ceil((at + CLOSING_KEPT_MS) / 1000);
}

/** Notes a state change of an alarm, where none as new is known. */
export function noting({ key, state, at }: AlarmChange): RowChange {
  const fact = state === 'ALARM' ? 'alarmAt' : 'okAt';
  return { key, set: { [fact]: at }, where: [{ fact, below: at }] };
}

/** What must be true of a row for an incident to be opened in it. */
function isFree(before: Before, openedAt: number): readonly Condition[] {
  if (before === 'foreign') return [];
  if (before === 'unread') return [{ fact: 'openedAt', below: openedAt }];
  const toldAt = before === undefined || before.kind === 'noted' ? undefined : before.toldAt;
  return [{ fact: 'toldAt', is: toldAt }];
}

/** Opens an incident: all its facts, and none of an earlier one. */
export function opening(receipt: Receipt, before: Before): RowChange {
  const set = factsOf(receipt);
  const told = typeof before === 'object' && before.kind !== 'noted' ? Object.keys(toldFacts(before.told)) : [];
  const remove = [...PASSING, ...told].filter((fact) => !(fact in set));
  return { key: receipt.key, set, remove, where: isFree(before, receipt.openedAt) };
}

/** Takes over what another hub has written down, where nothing as new stands here. */
export function adopting(row: Receipt | Closing): RowChange {
  const { alarmAt, okAt, closedAt } = { closedAt: undefined, ...row };
  const set = {
    ...factsOf(row),
    ...(alarmAt === undefined ? {} : { alarmAt }),
    ...(okAt === undefined ? {} : { okAt }),
    ...(closedAt === undefined ? {} : { expiresAt: expiryOf(closedAt) }),
  };
  return {
    key: row.key,
    set,
    remove: PASSING.filter((fact) => !(fact in set)),
    where:
      closedAt === undefined
        ? [{ fact: 'toldAt', below: row.toldAt }]
        : [
            { fact: 'toldAt', below: row.toldAt + 1 },
            { fact: 'closedAt', below: closedAt },
          ],
  };
}

/** Remembers an update: what has been named since, and who has heard it. */
export function updating(before: Receipt, after: Receipt): RowChange {
  const { layer, services, vantages, joined, toldAt, until, candidate, unjudgedAt, raised, told } = after;
  return {
    key: before.key,
    set: {
      ...{ services, vantages, joined, toldAt, until, updatedAt: toldAt },
      ...(layer === undefined ? {} : { layer }),
      ...(unjudgedAt === undefined ? {} : { unjudgedAt }),
      ...(raised === undefined ? {} : { raised }),
      ...(candidate === undefined ? {} : { candidate: candidateFact(candidate) }),
      ...toldFacts(told),
    },
    ...(candidate === undefined ? { remove: ['candidate'] } : {}),
    where: isAsRead(before),
  };
}

/** Remembers what a recheck has seen, and tells nobody. */
export function learning(
  receipt: Receipt,
  until: number,
  candidate: Receipt['candidate'],
  raised?: readonly string[],
): readonly RowChange[] {
  const { key, openedAt } = receipt;
  const isSame = candidate?.layer === receipt.candidate?.layer && candidate?.minute === receipt.candidate?.minute;
  const stands: Condition = { fact: 'openedAt', is: openedAt };
  return [
    ...(until > receipt.until ? [{ key, set: { until }, where: [stands, { fact: 'until', below: until }] }] : []),
    ...(raised === undefined ? [] : [{ key, set: { raised }, where: [stands] }]),
    ...(isSame
      ? []
      : [
          candidate === undefined
            ? { key, set: {}, remove: ['candidate'], where: [stands] }
            : { key, set: { candidate: candidateFact(candidate) }, where: [stands] },
        ]),
  ];
}

/** Turns a receipt that nobody knows by its own key into a closing. */
export function forgetting(receipt: Receipt, ending: Ending, at: number): RowChange {
  return {
    key: receipt.key,
    set: { closedAt: at, closedFor: newestAlarm(receipt), ending, expiresAt: expiryOf(at) },
    where: [{ fact: 'openedAt', is: receipt.openedAt }],
  };
}

/** Turns a receipt into a closing, and remembers who has heard of it. */
export function closing(before: Receipt, after: Closing): RowChange {
  const { closedAt, closedFor, ending, until, toldAt, told } = after;
  return {
    key: before.key,
    set: { closedAt, closedFor, ending, until, toldAt, ...toldFacts(told), expiresAt: expiryOf(closedAt) },
    where: isAsRead(before),
  };
}

/** Remembers that some topics have heard the newest message at last. */
export function catchingUp(row: Receipt | Closing, topics: readonly string[]): RowChange {
  const told = Object.fromEntries(topics.map((topic) => [topic, row.toldAt]));
  return { key: row.key, set: toldFacts(told), where: isAsRead(row) };
}
