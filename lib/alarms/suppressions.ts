import type { HubRole } from '../contract/hub-role';
import type { Suppression } from './alarm-scope';

/**
 * How actions are held back (design.md, Alarms). A suppressor must win the race by a full minute, or by a wait of 70 s
 * and more: an alarm's next evaluation comes exactly 60 s later.
 */
export const suppression = {
  /** The standby takes over as soon as it may: its extension is all that it waits. */
  wide: (alarm: string, role: HubRole): Suppression => ({
    alarm,
    waitSeconds: 0,
    extensionSeconds: role === 'primary' ? 180 : 60,
  }),
  page: (alarm: string): Suppression => ({ alarm, waitSeconds: 70, extensionSeconds: 180 }),
  ticket: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 180 }),
  monitor: (alarm: string): Suppression => ({ alarm, waitSeconds: 180, extensionSeconds: 180 }),
  blind: (alarm: string): Suppression => ({ alarm, waitSeconds: 150, extensionSeconds: 180 }),
  peer: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 0 }),
} as const;
