import type { MuteRule } from '../../cloudwatch/evaluate';
import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import { keyOf } from '../../contract/incident-key';
import type { ScenarioEvent } from '../scenario';
import type { World } from '../world/world';

/** The times in which an event holds, from the start of its scenario; one, or each bad part of its cycle. */
function windowsOf({ fromMs, toMs, cycle }: ScenarioEvent, lengthMs: number): readonly (readonly [number, number])[] {
  const end = Math.min(toMs, lengthMs);
  if (cycle === undefined) return [[fromMs, end]];
  const step = cycle.badMs + cycle.goodMs;
  const count = Math.ceil((end - fromMs) / step);
  return Array.from({ length: count }, (_, n): readonly [number, number] => [
    fromMs + n * step,
    Math.min(fromMs + n * step + cycle.badMs, end),
  ]);
}

/** The mute rules of a hub that a scenario's planned maintenance stands for: of the alarms with these keys. */
export function muteRulesOf({ scenario, phase }: World, graph: AlarmGraph): readonly MuteRule[] {
  return scenario.events.flatMap((event) => {
    const { effect, index } = event;
    if (effect.kind !== 'mute') return [];
    const muted = graph.alarms.filter(({ description }) => effect.keys.includes(keyOf(description) ?? ''));
    return windowsOf(event, scenario.lengthMs).map(
      ([from, to], n): MuteRule => ({
        id: `event ${index} ${n}`,
        targets: muted.map(({ id }) => id),
        schedule: { kind: 'once', at: phase.zero + from },
        durationMs: to - from,
      }),
    );
  });
}
