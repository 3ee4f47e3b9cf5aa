import type { Form, Severity } from './message';

/** Physical names: every stack knows them, so that no stack needs another one's tokens. */
export const resourceName = {
  canary: (name: string) => `${name}-canary`,
  canaryLogGroup: (name: string) => `/${name}/canary`,
  runQueue: (name: string) => `${name}-runs`,
  claims: (name: string) => `${name}-claims`,
  notifier: (name: string) => `${name}-notifier`,
  sentinel: (name: string) => `${name}-sentinel`,
  sentinelLogGroup: (name: string) => `/${name}/sentinel`,
  tickQueue: (name: string) => `${name}-ticks`,
  loop: (name: string) => `${name}-loop`,
  loopLogGroup: (name: string) => `/${name}/loop`,
  notifierLogGroup: (name: string) => `/${name}/notifier`,
  fallback: (name: string) => `${name}-fallback`,
  fallbackLogGroup: (name: string) => `/${name}/fallback`,
  matrix: (name: string) => `${name}-matrix`,
  matrixLogGroup: (name: string) => `/${name}/matrix`,
  alarmTopic: (name: string) => `${name}-alarms`,
  loopTopic: (name: string) => `${name}-loop`,
  topic: (name: string, form: Form, severity: Severity) => `${name}-${form}-${severity}s`,
  receipts: (name: string) => `${name}-receipts`,
  key: (name: string) => `alias/${name}-topics`,
  dashboard: (name: string, region: string) => `${name}-${region}-overview`,
  furtherDashboard: (name: string, region: string, number: number) => `${name}-${region}-services-${number}`,
  vantageStack: (name: string, region: string) => `${name}-vantage-${region}`,
  /** The first stack of a hub has no number; further ones, its shards, count from 1. */
  hubStack: (name: string, region: string, shard = 0) => `${name}-hub-${region}${shard === 0 ? '' : `-${shard}`}`,
  alarm: (name: string, path: string) => `${name}/${path}`,
  maintenance: (stack: string, window: string) => `${stack}-maintenance-${window}`,
  /** How the names of rules begin that `common-cause mute` puts. */
  muteRules: (name: string) => `${name}-mute-`,
} as const;
