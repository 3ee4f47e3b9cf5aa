import { readMonitor } from '../../../lib/config/read-monitor';
import { HubAlarms } from '../../../lib/stacks/hub-alarms';
import { SMALL } from '../../config/small-monitor';
import { type AwsAccountServer, startAwsAccount } from '../../servers/aws-account';

/** Two services that share an owner, and two hubs. */
export const CONFIG = { ...SMALL, hubs: ['us-west-2', 'eu-central-1'] };

/** A mute rule as it was put. */
export interface PutRule {
  readonly Name: string;
  readonly Description?: string;
  readonly Rule: {
    readonly Schedule: { readonly Expression: string; readonly Duration: string; readonly Timezone?: string };
  };
  readonly MuteTargets?: { readonly AlarmNames: readonly string[] };
}

/** What is wrong in an account. */
export interface Wrong {
  /** Regions that refuse everything. */
  readonly refusing?: readonly string[];
  /** Regions in which no hub is deployed. */
  readonly undeployed?: readonly string[];
  /** Any alarm is there: of a fleet that would take minutes to synthesize. */
  readonly hasEveryAlarm?: boolean;
}

/** The account of a deployment: its alarms are those of the templates, and its rules those that were put. */
export interface MutedAccount extends AwsAccountServer {
  /** Rules by region. */
  readonly rules: (region: string) => readonly PutRule[];
  /** Lets a minute pass: what was put is active. */
  readonly activate: () => void;
  /** Lets every window pass. */
  readonly expire: () => void;
}

const ARN = 'arn:aws:cloudwatch:REGION:111122223333:alarm-mute-rule:';

/** Starts it. */
export async function startMutedAccount({
  refusing = [],
  undeployed = [],
  hasEveryAlarm,
}: Wrong = {}): Promise<MutedAccount> {
  const alarms = hasEveryAlarm ? [] : new HubAlarms().of(readMonitor(CONFIG).fleet).alarms;
  const deployed = new Set(alarms.map(({ id }) => id));
  const put = new Map<string, PutRule>();
  const statuses = new Map<string, string>();
  const keyOf = (region: string, name: unknown) => `${region}/${name}`;
  const inRegion = (region: string) => [...put].filter(([id]) => id.startsWith(`${region}/`)).map(([, rule]) => rule);
  const guarded =
    (answer: (body: Readonly<Record<string, unknown>>, region: string) => object) =>
    (body: Readonly<Record<string, unknown>>, region: string) =>
      refusing.includes(region) ? { __type: 'AccessDeniedException', message: 'you may not' } : answer(body, region);

  const server = await startAwsAccount({
    DescribeAlarms: guarded(({ AlarmNames }, region) => ({
      CompositeAlarms: (AlarmNames as readonly string[])
        .filter((name) => !undeployed.includes(region) && (hasEveryAlarm || deployed.has(`${region}/${name}`)))
        .map((name) => ({ AlarmName: name })),
    })),
    ListAlarmMuteRules: guarded(({ AlarmName, Statuses }, region) => ({
      AlarmMuteRuleSummaries: inRegion(region)
        .filter(({ MuteTargets }) => AlarmName === undefined || MuteTargets?.AlarmNames.includes(String(AlarmName)))
        .map(({ Name }) => ({
          AlarmMuteRuleArn: `${ARN.replace('REGION', region)}${Name}`,
          Status: statuses.get(keyOf(region, Name)),
        }))
        .filter(({ Status }) => Statuses === undefined || (Statuses as readonly unknown[]).includes(Status)),
    })),
    GetAlarmMuteRule: guarded(({ AlarmMuteRuleName }, region) => put.get(keyOf(region, AlarmMuteRuleName)) ?? {}),
    PutAlarmMuteRule: guarded((body, region) => {
      put.set(keyOf(region, body.Name), body as unknown as PutRule);
      statuses.set(keyOf(region, body.Name), 'SCHEDULED');
      return {};
    }),
    DeleteAlarmMuteRule: guarded(({ AlarmMuteRuleName }, region) => {
      put.delete(keyOf(region, AlarmMuteRuleName));
      return {};
    }),
  });
  const all = (status: string) => () => {
    for (const id of put.keys()) statuses.set(id, status);
  };
  return { ...server, rules: inRegion, activate: all('ACTIVE'), expire: all('EXPIRED') };
}
