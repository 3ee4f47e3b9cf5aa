import type { StackSettings } from './deployment';
import type { Monitor } from './schema/monitor-schema';

function networksOf({ vantages }: Monitor): StackSettings['networks'] {
  return Object.fromEntries(
    vantages.flatMap((vantage) =>
      typeof vantage === 'string' || vantage.vpc === undefined
        ? []
        : [[vantage.region, { ...vantage.vpc, ipv6: vantage.vpc.ipv6 ?? false }]],
    ),
  );
}

/** How the stacks of a configuration are deployed and kept. */
export function readSettings(monitor: Monitor): StackSettings {
  const {
    account,
    maxMonthlyUsd,
    permissionsBoundary,
    tags = {},
    logRetentionDays,
    keepData,
    terminationProtection,
  } = monitor;
  return {
    tags,
    logRetentionDays,
    keepData,
    terminationProtection,
    networks: networksOf(monitor),
    ...(account !== undefined && { account }),
    ...(maxMonthlyUsd !== undefined && { maxMonthlyUsd }),
    ...(permissionsBoundary !== undefined && { permissionsBoundary }),
  };
}
