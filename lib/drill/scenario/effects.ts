import { eventSchema } from './event-schema';
import type { ScenarioDraft } from './scenario-schema';

/** An event of a file, as far as it is sound. */
export type EventDraft = NonNullable<NonNullable<ScenarioDraft['events']>[number]>;

/** A key of an event. */
export type EventKey = keyof EventDraft;

const WHEN = ['at', 'for', 'to', 'cycle'] as const satisfies readonly EventKey[];

/** What an event can do: the key that says so, and the keys that say more of it. */
export const EFFECTS = {
  result: ['services', 'cause', 'resolvers', 'vantages', 'share', 'redraw', 'ramp'],
  unprobed: ['services', 'cause', 'vantages'],
  witnesses: ['vantages'],
  silent: ['vantages'],
  runs: ['vantages'],
  publish: ['vantages', 'hub'],
  part: ['state'],
  hub: ['state'],
  mute: [],
} as const satisfies Partial<Record<EventKey, readonly EventKey[]>>;

/** Name of an effect: the key that says it. */
export type EffectKey = keyof typeof EFFECTS;

function isEffect(key: string): key is EffectKey {
  return Object.hasOwn(EFFECTS, key);
}

/** The effects that an event names; `hub` beside `publish` only says towards whom. */
export function effectsOf(event: EventDraft): readonly EffectKey[] {
  return Object.keys(event)
    .filter(isEffect)
    .filter((key) => key !== 'hub' || !('publish' in event));
}

/** Whether a key is one that events have; others are problems of their own. */
export function isEventKey(key: string): key is EventKey {
  return Object.hasOwn(eventSchema.shape, key);
}

/** The keys that say nothing of an effect. */
export function strayKeys(event: EventDraft, effect: EffectKey): readonly EventKey[] {
  const known: readonly string[] = [...WHEN, effect, ...EFFECTS[effect]];
  return Object.keys(event)
    .filter(isEventKey)
    .filter((key) => !known.includes(key));
}
