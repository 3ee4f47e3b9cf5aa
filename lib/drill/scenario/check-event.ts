import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import type { Cast } from './cast';
import { checkKeys, checkResolvers, checkServices, checkVantages } from './check-names';
import { EFFECTS, type EffectKey, type EventDraft, effectsOf, isEventKey, strayKeys } from './effects';

const HUB_STATES = ['lost', 'ingest-only', 'mute', 'cut-off'];

function targets(event: EventDraft, path: Path): readonly Problem[] {
  const given = (['services', 'cause', 'resolvers'] as const).filter((key) => key in event);
  if (given.length === 1) return [];
  const whom = given.length === 0 ? 'nobody' : `${given.join(' and ')} at once`;
  return [
    {
      path,
      text: `has a result for ${whom}, got ${show(event.result)}; write one of services, cause, resolvers`,
    },
  ];
}

/** A resolver fails as a resolver does. */
function resolverResult({ resolvers, result }: EventDraft, path: Path): readonly Problem[] {
  if (resolvers === undefined || result === undefined) return [];
  const others = [result].flat().filter((each) => each !== undefined && !/^dns\.[a-z]+$/.test(each));
  return others.length === 0
    ? []
    : [
        {
          path: [...path, 'result'],
          text: `is not what a resolver answers, got ${show(others[0])}; write a dns.* code`,
        },
      ];
}

function states(event: EventDraft, effect: EffectKey, path: Path): readonly Problem[] {
  if (effect !== 'part' && effect !== 'hub') return [];
  const allowed = effect === 'part' ? ['failing'] : HUB_STATES;
  if (!('state' in event)) {
    return [
      {
        path,
        text: `names a ${effect} without its state, got ${show(event[effect])}; add state: ${allowed.join(' or ')}`,
      },
    ];
  }
  return event.state === undefined || allowed.includes(event.state)
    ? []
    : [
        {
          path: [...path, 'state'],
          text: `is not a state of a ${effect}, got ${show(event.state)}; write ${allowed.join(' or ')}`,
        },
      ];
}

function chance(event: EventDraft, path: Path): readonly Problem[] {
  const { share, ramp, redraw, result } = event;
  const isDrawn = 'share' in event || 'ramp' in event || (Array.isArray(result) && result.length > 1);
  return [
    ...(share !== undefined && ramp !== undefined
      ? [{ path: [...path, 'ramp'], text: `stands beside "share", got ${show(ramp)}; write one of them` }]
      : []),
    ...(ramp !== undefined && !('for' in event) && !('to' in event)
      ? [{ path: [...path, 'ramp'], text: `has no end, got ${show(ramp)}; add "for" or "to"` }]
      : []),
    ...(redraw !== undefined && !isDrawn
      ? [{ path: [...path, 'redraw'], text: `has nothing to draw, got ${show(redraw)}; add "share", or leave it out` }]
      : []),
  ];
}

function effectProblems(event: EventDraft, path: Path): readonly Problem[] {
  const effects = effectsOf(event);
  const [effect, second] = effects;
  // a misspelled key may be the effect that is missing
  if (effect === undefined && !Object.keys(event).every(isEventKey)) return [];
  if (effect === undefined || second !== undefined) {
    const what = effect === undefined ? 'has no effect' : `has ${effects.length} effects`;
    return [{ path, text: `${what}, got ${show(event)}; write one of ${Object.keys(EFFECTS).join(', ')}` }];
  }
  return [
    ...strayKeys(event, effect).map((key) => ({
      path: [...path, key],
      text: `says nothing of "${effect}", got ${show(event[key])}; leave it out, or write another event`,
    })),
    ...(effect === 'result' ? [...targets(event, path), ...resolverResult(event, path)] : []),
    ...states(event, effect, path),
  ];
}

/** Of a fleet with one hub there is no standby. */
function hubOf({ hub }: EventDraft, path: Path, { hubs }: Cast): readonly Problem[] {
  if (hub !== 'standby' || hubs !== 1) return [];
  return [
    {
      path: [...path, 'hub'],
      text: `is a hub that the fleet does not have, got ${show(hub)}; write primary, or hubs: 2`,
    },
  ];
}

/** What an event's values must keep together, and whom it may name. */
export function checkEvent(event: EventDraft, path: Path, cast: Cast): readonly Problem[] {
  const { services, vantages, causes, resolvers } = cast;
  return [
    ...effectProblems(event, path),
    ...hubOf(event, path, cast),
    ...checkKeys([...path, 'mute'], event.mute, cast),
    ...chance(event, path),
    ...checkServices([...path, 'services'], event.services, services),
    ...checkVantages([...path, 'vantages'], event.vantages, vantages),
    ...checkResolvers([...path, 'resolvers'], event.resolvers, resolvers),
    ...(event.cause === undefined || causes === undefined || causes.includes(event.cause)
      ? []
      : [
          {
            path: [...path, 'cause'],
            text: `is not a cause of the fleet, got ${show(event.cause)}; ${didYouMean(event.cause, causes, 'write one that the fleet has')}`,
          },
        ]),
  ];
}
