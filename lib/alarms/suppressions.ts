import { alarmName, type HubRole } from '../contract/alarm-names';
import type { Suppression } from './alarm-scope';

/**
 * How actions are held back (design.md, Alarms). A suppressor must win the race by a full minute, or by a wait of 70 s
 * and more: an alarm's next evaluation comes exactly 60 s later. At a standby, silence ends when the primary is lost,
 * and what it held back has waited long enough.
 */
export const suppression = {
  widePage: (role: HubRole): Suppression => ({
    alarm: alarmName.silence,
    waitSeconds: 0,
    extensionSeconds: role === 'primary' ? 180 : 60,
  }),
  page: (alarm: string): Suppression => ({ alarm, waitSeconds: 70, extensionSeconds: 180 }),
  ticket: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 180 }),
  monitor: (alarm: string): Suppression => ({ alarm, waitSeconds: 180, extensionSeconds: 180 }),
  blind: (alarm: string): Suppression => ({ alarm, waitSeconds: 150, extensionSeconds: 180 }),
  hub: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 0 }),
} as const;
