import { MINUTE } from '../../contract/minute';
import type { Phase } from '../world/phase';
import { draw } from '../world/random';

/** When within its minute CloudWatch looks at an alarm (`region/name`): fixed for an alarm, drawn for each phase. */
export function alarmPhaseMs({ words }: Phase, alarm: string): number {
  return Math.floor(draw(...words, 'alarm', alarm) * MINUTE);
}
