import { CfnAlarm, type CfnAlarmProps, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { keyLine } from '../contract/incident-key';
import { type Dimensions, namespace } from '../contract/metrics';
import { resourceName } from '../contract/resource-names';
import { runbookLink } from '../contract/runbook';
import type { Series } from '../contract/series';
import { alarm, anyOf, atLeast } from './rule';

/** CloudWatch's most children of one composite alarm. */
const MOST_CHILDREN = 100;

const WARM_UP = { warmUpPeriodDurationInMinutes: 15 };

/** What people read when an alarm speaks: what is wrong, what they feel, where to look it up. */
export interface Description {
  readonly text: string;
  /** Heading of `docs/runbook.md`. */
  readonly runbook: string;
  /** Key of the incident or ticket; alarms with one tell people. */
  readonly key?: string;
}

function describe(fleet: Fleet, { text, runbook, key }: Description): string {
  return `${text} Runbook: ${runbookLink(fleet, runbook)}${key === undefined ? '' : `\n${keyLine(key)}`}`;
}

/** One metric alarm of the contract: M of N periods of one minute. */
export interface MetricAlarmProps extends Description {
  readonly condition: Pick<CfnAlarmProps, 'comparisonOperator' | 'threshold'>;
  /** `M of N`: datapoints to alarm, evaluation periods. */
  readonly of: readonly [datapoints: number, periods: number];
  readonly missing: 'ignore' | 'breaching' | 'notBreaching';
  /** @default false: a sliding window, whose range CloudWatch may extend */
  readonly wallClock?: boolean;
  readonly metric: Pick<CfnAlarmProps, 'metrics'> | MetricProps;
}

/** One statistic of one series. */
export interface MetricProps {
  readonly statistic: 'Sum' | 'Average' | 'SampleCount';
  readonly series: Series;
}

/** A composite alarm: a rule over other alarms, and what holds its actions back. */
export interface CompositeProps extends Description {
  /** Any of these in ALARM, at least `count` of them, or never. */
  readonly rule:
    | { readonly any: readonly string[] }
    | { readonly count: number; readonly of: readonly string[] }
    | 'FALSE';
  /** @default nothing holds its actions back */
  readonly suppressedBy?: { readonly alarm: string; readonly waitSeconds: number; readonly extensionSeconds: number };
}

/** All alarms of one hub under one prefix: they refer to each other by name and are created children first. */
export class AlarmScope extends Construct {
  private readonly byPath = new Map<string, CfnAlarm | CfnCompositeAlarm>();

  /** @param topicArn where alarms that tell people send their state changes */
  constructor(
    scope: Construct,
    id: string,
    readonly fleet: Fleet,
    private readonly topicArn: string,
  ) {
    super(scope, id);
  }

  /** Paths of all alarms, in the order of their creation. */
  get paths(): readonly string[] {
    return [...this.byPath.keys()];
  }

  /** Adds a metric alarm; returns its path. */
  metricAlarm(path: string, props: MetricAlarmProps): string {
    const [datapointsToAlarm, evaluationPeriods] = props.of;
    this.byPath.set(
      path,
      new CfnAlarm(this, path, {
        alarmName: resourceName.alarm(this.fleet.name, path),
        alarmDescription: describe(this.fleet, props),
        ...this.metric(props.metric),
        ...props.condition,
        datapointsToAlarm,
        evaluationPeriods,
        treatMissingData: props.missing,
        ...(props.wallClock === true && { evaluationWindow: { wallClockWindow: { timezone: 'UTC' } } }),
        warmUpConfiguration: WARM_UP,
      }),
    );
    return path;
  }

  /** Adds a composite alarm; what it names must have been added before. Returns its path. */
  composite(path: string, props: CompositeProps): string {
    const { rule, suppressedBy, key } = props;
    const children = rule === 'FALSE' ? [] : 'any' in rule ? this.tree(path, rule.any) : rule.of;
    const names = children.map((child) => resourceName.alarm(this.fleet.name, child));
    const composite = new CfnCompositeAlarm(this, path, {
      alarmName: resourceName.alarm(this.fleet.name, path),
      alarmDescription: describe(this.fleet, props),
      alarmRule: rule === 'FALSE' ? rule : 'any' in rule ? anyOf(names.map(alarm)) : atLeast(rule.count, names),
      ...(key !== undefined && { alarmActions: [this.topicArn], okActions: [this.topicArn] }),
      ...(suppressedBy && {
        actionsSuppressor: resourceName.alarm(this.fleet.name, suppressedBy.alarm),
        actionsSuppressorWaitPeriod: suppressedBy.waitSeconds,
        actionsSuppressorExtensionPeriod: suppressedBy.extensionSeconds,
      }),
    });
    for (const needed of [...children, ...(suppressedBy ? [suppressedBy.alarm] : [])])
      composite.addResourceDependency(this.at(needed));
    this.byPath.set(path, composite);
    return path;
  }

  /** A list of more children than one composite may have becomes a tree of composites. */
  private tree(path: string, children: readonly string[]): readonly string[] {
    if (children.length <= MOST_CHILDREN) return children;
    const parts = Array.from({ length: Math.ceil(children.length / MOST_CHILDREN) }, (_, part) =>
      this.composite(`${path}/${part}`, {
        text: `Part ${part} of ${path}.`,
        runbook: 'building-blocks',
        rule: { any: children.slice(part * MOST_CHILDREN, (part + 1) * MOST_CHILDREN) },
      }),
    );
    return this.tree(path, parts);
  }

  private metric(metric: MetricAlarmProps['metric']): Partial<CfnAlarmProps> {
    if ('metrics' in metric) return metric;
    const { statistic, series } = metric as MetricProps;
    return {
      namespace: namespace(this.fleet.name),
      metricName: series.metric,
      statistic,
      dimensions: dimensionList(series.dimensions),
      period: 60,
    };
  }

  private at(path: string): CfnAlarm | CfnCompositeAlarm {
    const found = this.byPath.get(path);
    if (found === undefined) throw new Error(`${path}: no such alarm yet; add children before what refers to them`);
    return found;
  }
}

/** Dimensions as CloudFormation lists them. */
export function dimensionList(dimensions: Dimensions): { readonly name: string; readonly value: string }[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}
