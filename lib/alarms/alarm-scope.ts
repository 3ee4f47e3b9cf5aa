import { CfnAlarm, type CfnAlarmProps, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import type { HubRole } from '../contract/hub-role';
import { keyLine } from '../contract/incident-key';
import { resourceName } from '../contract/resource-names';
import { runbookLink } from '../contract/runbook';
import { type MetricProps, metricOf } from './metric-of';
import { anyOf, childrenOf, inAlarm, printRule, type Rule } from './rule';
import { fits, partsOf } from './rule-limits';

const WARM_UP = { warmUpPeriodDurationInMinutes: 15 };

/** CloudWatch's longest description. */
const LONGEST_DESCRIPTION = 1024;

/** What people read when an alarm speaks: what is wrong, what they feel, where to look it up. */
export interface Description {
  readonly text: string;
  /** Heading of `docs/runbook.md`. */
  readonly runbook: string;
  /** Key of the incident or ticket; alarms with one tell people, when they open and when they close. */
  readonly key?: string;
}

function describe(fleet: Fleet, { text, runbook, key }: Description): string {
  const tail = ` Runbook: ${runbookLink(fleet, runbook)}${key === undefined ? '' : `\n${keyLine(key)}`}`;
  return `${text.slice(0, LONGEST_DESCRIPTION - tail.length)}${tail}`;
}

/** What an alarm does besides telling people of its key. */
interface Acting {
  /** ARNs of topics that hear of its ALARM, in place of the topic of alarms. @default the topic of alarms hears of both states where it has a key, and nobody else does */
  readonly alarmTopics?: readonly string[];
}

/** One metric alarm of the contract: M of N periods. */
export interface MetricAlarmProps extends Description, Acting {
  readonly condition: Pick<CfnAlarmProps, 'comparisonOperator' | 'threshold'>;
  /** `M of N`: datapoints to alarm, evaluation periods. */
  readonly of: readonly [datapoints: number, periods: number];
  readonly missing: 'ignore' | 'breaching' | 'notBreaching';
  /** @default false: a sliding window, whose range CloudWatch may extend */
  readonly wallClock?: boolean;
  /** @default true: it is not judged in its first minutes */
  readonly warmUp?: boolean;
  readonly metric: MetricProps;
}

/** What holds a composite's actions back, and how long it waits for it and after it. */
export interface Suppression {
  /** Path of the suppressor. */
  readonly alarm: string;
  readonly waitSeconds: number;
  readonly extensionSeconds: number;
}

/** A composite alarm: a rule over other alarms, and what holds its actions back. */
export interface CompositeProps extends Description, Acting {
  readonly rule: Rule;
  /** @default nothing holds its actions back */
  readonly suppressedBy?: Suppression;
}

/** Whose alarms these are, and where their state changes go. */
export interface AlarmScopeProps {
  readonly fleet: Fleet;
  /** Where alarms that tell people send their state changes. */
  readonly topicArn: string;
  /** What this hub is to the other one. @default primary */
  readonly role?: HubRole;
  /** Which stack of the hub they stand in, counted from 0. @default the first */
  readonly shard?: number;
}

/**
 * Alarms of one stack of a hub, under one prefix. They refer to each other by path, in whatever order they are added,
 * and to those alarms of the hub's first stack that never go; `connect` tells CloudFormation what must exist before what.
 */
export class AlarmScope extends Construct {
  private readonly byPath = new Map<string, CfnAlarm | CfnCompositeAlarm>();
  private readonly neededBy = new Map<string, readonly string[]>();
  private readonly nameOf: (path: string) => string;
  private readonly topicArn: string;
  readonly fleet: Fleet;
  readonly role: HubRole;
  readonly shard: number;

  constructor(scope: Construct, id: string, { fleet, topicArn, role = 'primary', shard = 0 }: AlarmScopeProps) {
    super(scope, id);
    this.fleet = fleet;
    this.role = role;
    this.shard = shard;
    this.topicArn = topicArn;
    this.nameOf = (path) => resourceName.alarm(fleet.name, path);
  }

  /** Adds a metric alarm; returns its path. */
  metricAlarm(path: string, props: MetricAlarmProps): string {
    const [datapointsToAlarm, evaluationPeriods] = props.of;
    const alarm = new CfnAlarm(this, path, {
      alarmName: this.nameOf(path),
      alarmDescription: describe(this.fleet, props),
      ...metricOf(this.fleet, props.metric),
      ...props.condition,
      datapointsToAlarm,
      evaluationPeriods,
      treatMissingData: props.missing,
      ...(props.wallClock === true && { evaluationWindow: { wallClockWindow: { timezone: 'UTC' } } }),
      ...(props.warmUp !== false && { warmUpConfiguration: WARM_UP }),
      ...this.actionsOf(props),
    });
    this.byPath.set(path, alarm);
    return path;
  }

  /** Adds a composite alarm; returns its path. A rule of too many alternatives becomes a tree of composites. */
  composite(path: string, props: CompositeProps): string {
    const { suppressedBy } = props;
    const rule = this.fitting(path, props.rule);
    const composite = new CfnCompositeAlarm(this, path, {
      alarmName: this.nameOf(path),
      alarmDescription: describe(this.fleet, props),
      alarmRule: printRule(rule, this.nameOf),
      ...this.actionsOf(props),
      ...(suppressedBy && {
        actionsSuppressor: this.nameOf(suppressedBy.alarm),
        actionsSuppressorWaitPeriod: suppressedBy.waitSeconds,
        actionsSuppressorExtensionPeriod: suppressedBy.extensionSeconds,
      }),
    });
    this.byPath.set(path, composite);
    this.neededBy.set(path, [...childrenOf(rule), ...(suppressedBy ? [suppressedBy.alarm] : [])]);
    return path;
  }

  /** Lets CloudFormation create what composites name before them; what is not of this stack is there already. */
  connect(): void {
    for (const [path, needed] of this.neededBy) {
      for (const other of needed) {
        const resource = this.byPath.get(other);
        if (resource !== undefined) this.byPath.get(path)?.addResourceDependency(resource);
      }
    }
  }

  private actionsOf({ key, alarmTopics }: Description & Acting): { alarmActions?: string[]; okActions?: string[] } {
    if (alarmTopics !== undefined) return { alarmActions: [...alarmTopics] };
    return key === undefined ? {} : { alarmActions: [this.topicArn], okActions: [this.topicArn] };
  }

  private fitting(path: string, rule: Rule): Rule {
    if (rule.kind !== 'any' || fits(rule, this.nameOf)) return rule;
    const parts = partsOf(rule.rules, this.nameOf);
    const partAt = (index: number) => inAlarm(alarmName.part(path, index));
    const last = parts.at(-1) ?? [];
    // each composite costs: the last part stands in the rule itself where that has room for it
    const inlined = anyOf(...parts.slice(0, -1).map((_, index) => partAt(index)), ...last);
    const isInlined = fits(inlined, this.nameOf);
    for (const [index, part] of (isInlined ? parts.slice(0, -1) : parts).entries()) {
      this.composite(alarmName.part(path, index), {
        text: `Part ${index} of ${path}.`,
        runbook: 'building-blocks',
        rule: anyOf(...part),
      });
    }
    return isInlined ? inlined : this.fitting(path, anyOf(...parts.map((_, index) => partAt(index))));
  }
}
