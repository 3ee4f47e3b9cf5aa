import type { Receipt } from '../../../lambda/incidents/receipts/receipt';
import { factsOf } from '../../../lambda/incidents/receipts/receipt-facts';
import { type AwsAccountServer, startAwsAccount } from '../../servers/aws-account';

/** A time in the middle of a minute. */
export const NOW = Date.parse('2021-10-04T15:42:10Z');

/** An active mute rule: its name, paths of its alarms, when it began and for how long. */
export type ActiveRule = readonly [name: string, paths: readonly string[], expression: string, duration: string];

/** What a deployment is like. */
export interface Deployed {
  /** Codes of a service at all vantages; the others are up. */
  readonly failing?: Readonly<Record<string, string>>;
  readonly blind?: readonly string[];
  readonly silent?: readonly string[];
  /** Alarms in ALARM by their paths; with ` suppressed` behind, something holds them back. */
  readonly raised?: readonly string[];
  readonly receipts?: readonly Receipt[];
  /** Mute rules that are active in both hubs. */
  readonly muted?: readonly ActiveRule[];
  /** Regions that refuse everything. */
  readonly refusing?: readonly string[];
}

/** An open incident. */
export function receiptOf(more: Partial<Receipt> & Pick<Receipt, 'key' | 'severity'>): Receipt {
  const since = NOW - 130_000;
  return {
    kind: 'receipt',
    ...{ openedAt: since, since, until: NOW, hub: 'us-west-2', toldAt: since, told: {}, joined: [] },
    ...{ services: ['a', 'b'], vantages: ['us-east-1', 'eu-west-1'] },
    ...more,
  };
}

type Fact = string | number | readonly string[];

function attribute(value: Fact): object {
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'string' ? { S: value } : { L: value.map((text) => ({ S: text })) };
}

function itemOf(receipt: Receipt): object {
  const facts = Object.entries(factsOf(receipt)).map(([name, value]) => [name, attribute(value)] as const);
  return { key: { S: receipt.key }, ...Object.fromEntries(facts) };
}

function recordOf(vantage: string, minute: number, { failing = {}, blind = [] }: Deployed): string {
  const cells = ['a', 'b'].map((service) => {
    const code = failing[service];
    return { service, verdict: code === undefined ? { kind: 'up' } : { kind: 'failing', code } };
  });
  const isBlind = blind.includes(vantage);
  return JSON.stringify({
    ...{ type: 'run', version: 1, vantage, minute: new Date(minute).toISOString(), blind: isBlind, everything: false },
    ...{ witnesses: [{ name: 'w', code: isBlind ? 'tcp.timeout' : 'up' }], cells: isBlind ? [] : cells, causes: {} },
    ...{ unexplained: [], failedResolvers: [], lastGood: {}, hubs: {} },
  });
}

/** Starts the account in which a deployment of the two services stands. */
export function startDeployment(deployed: Deployed = {}): Promise<AwsAccountServer> {
  const { raised = [], receipts = [], silent = [], muted = [], refusing = [] } = deployed;
  const refused = { __type: 'AccessDeniedException', message: 'you may not' };
  const alarmOf = (path: string) => ({
    AlarmName: `common-cause/${path.replace(' suppressed', '')}`,
    StateTransitionedTimestamp: NOW / 1_000 - 60,
    ...(path.endsWith(' suppressed') && { ActionsSuppressedBy: 'Alarm' }),
  });
  return startAwsAccount({
    DescribeAlarms: (_, region) => (refusing.includes(region) ? refused : { CompositeAlarms: raised.map(alarmOf) }),
    ListAlarmMuteRules: (_, region) =>
      refusing.includes(region)
        ? refused
        : {
            AlarmMuteRuleSummaries: muted.map(([name]) => ({
              AlarmMuteRuleArn: `arn:aws:cloudwatch:${region}:111122223333:alarm-mute-rule:${name}`,
              Status: 'ACTIVE',
            })),
          },
    GetAlarmMuteRule: ({ AlarmMuteRuleName }) => {
      const [Name, paths, Expression, Duration] = muted.find(([name]) => name === AlarmMuteRuleName) ?? [];
      return {
        Name,
        Rule: { Schedule: { Expression, Duration, Timezone: 'UTC' } },
        MuteTargets: { AlarmNames: paths?.map((path) => `common-cause/${path}`) },
      };
    },
    Scan: (_, region) => (refusing.includes(region) ? refused : { Items: receipts.map(itemOf) }),
    FilterLogEvents: ({ startTime }, region) => {
      if (refusing.includes(region)) return refused;
      return { events: silent.includes(region) ? [] : [{ message: recordOf(region, Number(startTime), deployed) }] };
    },
  });
}
