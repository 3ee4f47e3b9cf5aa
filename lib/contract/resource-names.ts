/** Physical names: every stack knows them, so that no stack needs another one's tokens. */
export const resourceName = {
  canary: (name: string) => `${name}-canary`,
  canaryLogGroup: (name: string) => `/${name}/canary`,
  notifier: (name: string) => `${name}-notifier`,
  recheck: (name: string) => `${name}-recheck`,
  recheckLogGroup: (name: string) => `/${name}/recheck`,
  notifierLogGroup: (name: string) => `/${name}/notifier`,
  fallback: (name: string) => `${name}-fallback`,
  fallbackLogGroup: (name: string) => `/${name}/fallback`,
  alarmTopic: (name: string) => `${name}-alarms`,
  peopleTopic: (name: string) => `${name}-incidents`,
  receipts: (name: string) => `${name}-receipts`,
  dashboard: (name: string, region: string) => `${name}-${region}-overview`,
  vantageStack: (name: string, region: string) => `${name}-vantage-${region}`,
  hubStack: (name: string, region: string) => `${name}-hub-${region}`,
  alarm: (name: string, path: string) => `${name}/${path}`,
} as const;
