import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  CustomWidget,
  Dashboard,
  GraphWidget,
  type HorizontalAnnotation,
  type IWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import { type Dimensions, type MetricName, namespace } from '../contract/metrics';
import { resourceName } from '../contract/resource-names';

/** Most alarms of one widget, and rows of one graph that a person can still tell apart. */
const MOST_ALARMS = 100;
const MOST_ROWS = 25;

const WIDE = 24;

/** What the overview of a hub shows, and what draws its matrix. */
export interface OverviewProps {
  readonly fleet: Fleet;
  readonly region: string;
  readonly matrix: IFunction;
}

/** The overview of one hub: incidents, services by how many vantages see them fail, and the vantages themselves. */
export class Overview extends Construct {
  private readonly fleet: Fleet;
  private readonly region: string;

  constructor(scope: Construct, id: string, { fleet, region, matrix }: OverviewProps) {
    super(scope, id);
    this.fleet = fleet;
    this.region = region;
    new Dashboard(this, 'Dashboard', {
      dashboardName: resourceName.dashboard(fleet.name, region),
      defaultInterval: Duration.hours(3),
      widgets: [
        [this.heading()],
        this.incidents(),
        [this.matrix(matrix)],
        this.causes(),
        this.services(),
        this.vantages(),
      ],
    });
  }

  private heading(): IWidget {
    const { name, quorum, vantages } = this.fleet;
    return new TextWidget({
      width: WIDE,
      height: 2,
      markdown: `# ${name}\nA service, or what services share, is down when ${quorum} of ${vantages.length} vantages say so. Runbook: docs/runbook.md`,
    });
  }

  private matrix({ functionArn }: IFunction): IWidget {
    return new CustomWidget({
      title: 'Which services fail, from where, and at what?',
      width: WIDE,
      height: 9,
      functionArn,
      updateOnTimeRangeChange: false,
    });
  }

  private incidents(): IWidget[] {
    const causes = Object.keys(this.fleet.causes).map((cause) => alarmName.incident(`cause/${cause}`));
    const shared = [
      alarmName.quorumLost,
      alarmName.incident('everything'),
      ...causes,
      alarmName.incident('unexplained'),
    ];
    const services = this.fleet.services.map(({ name }) => alarmName.serviceDown(name));
    return [...this.status('Incidents', shared), ...this.status('Services', services)];
  }

  private status(title: string, paths: readonly string[]): IWidget[] {
    return chunks(paths, MOST_ALARMS).map(
      (part) =>
        new AlarmStatusWidget({ title, width: WIDE, height: 3, alarms: part.map((path) => this.alarmOf(path)) }),
    );
  }

  private alarmOf(path: string) {
    const arn = Stack.of(this).formatArn({
      service: 'cloudwatch',
      region: this.region,
      resource: 'alarm',
      resourceName: resourceName.alarm(this.fleet.name, path),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return Alarm.fromAlarmArn(this, path, arn);
  }

  private causes(): IWidget[] {
    const rows = [
      ...Object.keys(this.fleet.causes).map((Cause) => this.sum('CauseFailed', { Cause }, Cause)),
      this.sum('Unexplained', {}, 'unexplained'),
      this.sum('Everything', {}, 'everything'),
    ];
    return this.counts('Vantages that blame a cause', rows);
  }

  private services(): IWidget[] {
    const rows = this.fleet.services.flatMap(({ name: Service }) =>
      (['dns', 'http'] as const).map((Layer) => this.sum('Failed', { Service, Layer }, `${Service} ${Layer}`)),
    );
    return this.counts('Services x vantages: how many vantages see it fail', rows);
  }

  private vantages(): IWidget[] {
    const of = (metric: MetricName, statistic: string, what: string) =>
      this.fleet.vantages.map((Vantage) => this.metric(metric, { Vantage }, `${Vantage} ${what}`, statistic));
    return [
      ...this.graphs('Share of services failing, by vantage', of('ShareFailed', 'Average', 'failing')),
      ...this.graphs('Vantages that cannot see', of('WitnessFailed', 'Average', 'blind')),
    ];
  }

  /** Graphs of numbers of vantages, with the quorum as a line. */
  private counts(title: string, rows: readonly Metric[]): IWidget[] {
    return this.graphs(title, rows, [{ value: this.fleet.quorum, label: 'quorum' }]);
  }

  private graphs(title: string, rows: readonly Metric[], leftAnnotations: HorizontalAnnotation[] = []): IWidget[] {
    return chunks(rows, MOST_ROWS).map(
      (left) =>
        new GraphWidget({ title, width: WIDE / 2, height: 7, left: [...left], leftAnnotations, leftYAxis: { min: 0 } }),
    );
  }

  private sum(metric: MetricName, dimensions: Dimensions, label: string): Metric {
    return this.metric(metric, dimensions, label, 'Sum');
  }

  private metric(metricName: MetricName, dimensionsMap: Dimensions, label: string, statistic: string): Metric {
    return new Metric({
      namespace: namespace(this.fleet.name),
      metricName,
      dimensionsMap: { ...dimensionsMap },
      label,
      statistic,
      region: this.region,
      period: Duration.minutes(1),
    });
  }
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
