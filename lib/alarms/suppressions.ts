import type { Suppression } from './alarm-scope';

/**
 * How actions are held back (design.md, Alarms). A suppressor must win the race by a full minute, or by a wait of 70 s
 * and more: an alarm's next evaluation comes exactly 60 s later.
 */
export const suppression = {
  wide: (alarm: string): Suppression => ({ alarm, waitSeconds: 0, extensionSeconds: 180 }),
  page: (alarm: string): Suppression => ({ alarm, waitSeconds: 70, extensionSeconds: 180 }),
  ticket: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 180 }),
  monitor: (alarm: string): Suppression => ({ alarm, waitSeconds: 180, extensionSeconds: 180 }),
  blind: (alarm: string): Suppression => ({ alarm, waitSeconds: 150, extensionSeconds: 180 }),
} as const;
