import { probedFrom } from '../../contract/reach';
import type { Delivery, Effect, HubState, LayerResults, Part, Scenario, ScenarioEvent } from '../scenario';
import { type Cell, isSteady, placeOf, resultOf } from './course';
import type { Phase } from './phase';
import { draw } from './random';

/** What is true of the outside at an instant of a scenario (milliseconds from its start), for one phase of it. */
export interface World {
  readonly scenario: Scenario;
  readonly phase: Phase;
  /** What a resolver answers when it is asked for the name of a service, or of a witness; or the zone itself. */
  readonly name: (cell: Cell, resolver: string | undefined, ms: number) => string;
  /** What a connection to a service meets. */
  readonly connection: (cell: Cell, ms: number) => string;
  /** How a vantage sees its witnesses; failing: neither them nor anything else. */
  readonly witnesses: (vantage: string, ms: number) => 'up' | 'down' | 'failing';
  /** Whether runs end before they ask a service. */
  readonly isCutShort: (service: string, vantage: string, ms: number) => boolean;
  /** Whether the canary of a vantage was told of a service. */
  readonly isTold: (service: string, vantage: string, ms: number) => boolean;
  readonly isSilent: (vantage: string, ms: number) => boolean;
  readonly runsTwice: (vantage: string, ms: number) => boolean;
  /** What becomes of what a vantage publishes to a hub; undefined where it arrives as ever. */
  readonly delivery: (vantage: string, hub: string, ms: number) => Delivery | undefined;
  /** What is wrong with a hub; undefined where nothing is. */
  readonly hubState: (hub: string, ms: number) => HubState | undefined;
  readonly isBroken: (part: Part, ms: number) => boolean;
  /** Equal words, equal world: names all that a vantage meets at a time, in a run of that minute. */
  readonly fingerprint: (vantage: string, ms: number, minute: number) => string;
}

/** What all witnesses are called where chance is drawn: a resolver that spares one spares all. */
export const WITNESS = 'a witness';

/** A kind of effect with its values. */
type OfKind<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

function isHeld({ fromMs, toMs, cycle }: ScenarioEvent, ms: number): boolean {
  if (ms < fromMs || ms >= toMs) return false;
  return cycle === undefined || (ms - fromMs) % (cycle.badMs + cycle.goodMs) < cycle.badMs;
}

/** Whether an effect is about a question for a service: asked of a resolver, or of the service itself. */
function concerns(effect: Effect, service: string, resolver?: string): effect is OfKind<'result' | 'resolvers'> {
  if (effect.kind === 'result') return effect.services.has(service);
  return effect.kind === 'resolvers' && resolver !== undefined && effect.resolvers.has(resolver);
}

/** The world of one phase of a scenario. */
export function worldOf(scenario: Scenario, phase: Phase): World {
  const { events, fleet } = scenario;
  const { words } = phase;
  const names = fleet.services.map(({ name }) => name);
  const holding = (vantage: string, ms: number) =>
    events.filter((event) => event.vantages.has(vantage) && isHeld(event, ms));

  /** Effects of a kind that hold, each with its event. */
  const held = <K extends Effect['kind']>(kind: K, vantage: string, ms: number) =>
    holding(vantage, ms).flatMap((event) =>
      event.effect.kind === kind ? [{ event, effect: event.effect as OfKind<K> }] : [],
    );

  /** Where events meet, the later wins; a resolver's own trouble is met by who asks it. */
  const met = (cell: Cell, ms: number, resolver?: string): LayerResults => {
    const results = holding(cell.vantage, ms).map((event) =>
      concerns(event.effect, cell.service, resolver) ? resultOf(event, event.effect, cell, ms, words) : {},
    );
    return Object.assign({}, ...results);
  };

  const cutShort = ({ index }: ScenarioEvent, { services, share }: OfKind<'cut-short'>, vantage: string) => {
    const asked = probedFrom(fleet, vantage).filter(({ name }) => services.has(name));
    const inTurn = asked.map(({ name }) => ({ name, chance: draw(...words, 'cut short', index, name, vantage) }));
    inTurn.sort((a, b) => a.chance - b.chance);
    return inTurn.slice(0, Math.round(share * asked.length)).map(({ name }) => name);
  };

  /** What an event that holds does to a vantage, in words. */
  const doing = (event: ScenarioEvent, vantage: string, ms: number, minute: number): string => {
    const { effect } = event;
    if (effect.kind === 'cut-short') return cutShort(event, effect, vantage).join(',');
    if ((effect.kind !== 'result' && effect.kind !== 'resolvers') || isSteady(effect)) return '';
    const asked = effect.kind === 'result' ? [...effect.services] : [...names, WITNESS];
    return asked.map((service) => placeOf(event, effect, { service, vantage, minute }, ms, words)).join(',');
  };

  const hubEvents = events.flatMap((event) => (event.effect.kind === 'hub' ? [{ event, effect: event.effect }] : []));
  const hubState = (hub: string, ms: number): HubState | undefined =>
    hubEvents.findLast(({ event, effect }) => effect.hubs.has(hub) && isHeld(event, ms))?.effect.state;

  return {
    scenario,
    phase,
    name: (cell, resolver, ms) => met(cell, ms, resolver).name ?? 'up',
    connection: (cell, ms) => met(cell, ms).connection ?? 'up',
    witnesses: (vantage, ms) => {
      const states = held('witnesses', vantage, ms).map(({ effect }) => effect.state);
      return states.includes('failing') ? 'failing' : (states[0] ?? 'up');
    },
    isCutShort: (service, vantage, ms) =>
      held('cut-short', vantage, ms).some(({ event, effect }) => cutShort(event, effect, vantage).includes(service)),
    isTold: (service, vantage, ms) => !held('untold', vantage, ms).some(({ effect }) => effect.services.has(service)),
    isSilent: (vantage, ms) => held('silent', vantage, ms).length > 0,
    runsTwice: (vantage, ms) => held('runs-twice', vantage, ms).length > 0,
    hubState,
    delivery: (vantage, hub, ms) => {
      if (hubState(hub, ms) === 'lost') return 'lost';
      const concerned = held('publish', vantage, ms).filter(({ effect }) => effect.hubs.has(hub));
      return concerned.at(-1)?.effect.delivery;
    },
    isBroken: (part, ms) =>
      events.some((event) => event.effect.kind === 'part' && event.effect.part === part && isHeld(event, ms)),
    fingerprint: (vantage, ms, minute) =>
      holding(vantage, ms)
        .map((event) => `${event.index}:${doing(event, vantage, ms, minute)}`)
        .join(' '),
  };
}
