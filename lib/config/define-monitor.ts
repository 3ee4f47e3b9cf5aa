import type { MonitorConfig } from './monitor-config';

/** Gives a configuration its type; it is checked where it is used, all problems at once. */
export function defineMonitor(config: MonitorConfig): MonitorConfig {
  return config;
}
