import type { CfnAlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Fleet } from '../contract/fleet';
import { namespace } from '../contract/metrics';
import type { Series } from '../contract/series';

/** Seconds of a period, unless an alarm says otherwise. */
const MINUTE_S = 60;

/** One metric of AWS itself. */
export interface AwsMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: 'Sum' | 'Maximum';
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What a metric alarm looks at: one statistic of one series, or an expression over several. */
export type MetricProps =
  | {
      readonly statistic: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount';
      readonly series: Series;
      /** @default 60 */
      readonly periodS?: number;
    }
  | {
      readonly expression: string;
      readonly label: string;
      readonly statistic: 'Sum' | 'SampleCount' | 'Maximum';
      /** Series by the names that the expression gives them. */
      readonly of: Readonly<Record<string, Series>>;
      /** Below 60: of a high resolution, looked at each ten seconds. @default 60 */
      readonly periodS?: number;
    }
  | {
      readonly expression: string;
      readonly label: string;
      /** Metrics by the names that the expression gives them. */
      readonly metrics: Readonly<Record<string, AwsMetric>>;
    };

interface Dimensioned {
  readonly dimensions: Readonly<Record<string, string>>;
}

function dimensionList({ dimensions }: Dimensioned): { readonly name: string; readonly value: string }[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

/** The metric of an alarm as CloudFormation writes it. */
export function metricOf(fleet: Fleet, props: MetricProps): Partial<CfnAlarmProps> {
  const space = namespace(fleet.name);
  const period = 'metrics' in props ? MINUTE_S : (props.periodS ?? MINUTE_S);
  if ('series' in props) {
    const { statistic, series } = props;
    return { namespace: space, metricName: series.metric, statistic, dimensions: dimensionList(series), period };
  }
  const read: Readonly<Record<string, Dimensioned & { namespace: string; metric: string; statistic: string }>> =
    'metrics' in props
      ? props.metrics
      : Object.fromEntries(
          Object.entries(props.of).map(([id, { metric, dimensions }]) => [
            id,
            { namespace: space, metric, dimensions: { ...dimensions }, statistic: props.statistic },
          ]),
        );
  return {
    metrics: [
      ...Object.entries(read).map(([id, each]) => ({
        id,
        metricStat: {
          metric: { namespace: each.namespace, metricName: each.metric, dimensions: dimensionList(each) },
          period,
          stat: each.statistic,
        },
        returnData: false,
      })),
      { id: 'result', expression: props.expression, label: props.label, returnData: true },
    ],
  };
}
