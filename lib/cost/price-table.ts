/** The day of the price lists that the table was read from. */
export const PRICES_AS_OF = '2026-08-06';

/** A month as AWS bills it: 730 hours. */
export const MINUTES_A_MONTH = 43_800;

/**
 * List prices in USD of us-east-1, the first tier of each and without the free one: AWS Price List offers of
 * AmazonCloudWatch (2026-08-06) and AWSEvents (2026-05-29); Lambda's page, November 2026. Those of SQS, DynamoDB and KMS were
 * not read from a price list: they come to about a dollar, and want to be looked up before anybody relies on them.
 */
export const PRICES_USD = {
  /** A custom metric, that is one series, a month. */
  series: 0.3,
  putMetricData: 0.01 / 1_000,
  /** For each metric that an alarm reads, a month. */
  alarmMetric: 0.1,
  /** The same where its period is shorter than a minute. */
  fastAlarmMetric: 0.3,
  compositeAlarm: 0.5,
  dashboard: 3,
  canaryRun: 0.0012,
  invocation: 0.2 / 1_000_000,
  /** On arm64. */
  gigabyteSecond: 0.000_013_333_4,
  schedulerInvocation: 1 / 1_000_000,
  queueRequest: 0.4 / 1_000_000,
  tableWrite: 0.625 / 1_000_000,
  /** Ingested; what is kept a month costs a sixteenth of it. */
  logGigabyte: 0.5,
  key: 1,
} as const;
