import { z } from 'zod';

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);

/** The message of a metric alarm as CloudWatch sends it: every member that integrations read. */
export const alarmSchema = z.strictObject({
  AlarmName: z.string().min(1).max(255),
  AlarmDescription: z.string().max(1_024),
  AWSAccountId: z.string().regex(/^\d{12}$/),
  AlarmConfigurationUpdatedTimestamp: time,
  ActionExecutedAfterMuteWindow: z.boolean(),
  NewStateValue: z.enum(['ALARM', 'OK']),
  NewStateReason: z.string().min(1),
  StateChangeTime: time,
  Region: z.string().min(1),
  AlarmArn: z.string().regex(/^arn:aws:cloudwatch:us-west-2:\d{12}:alarm:/),
  OldStateValue: z.enum(['ALARM', 'OK']),
  OKActions: z.array(z.string()),
  AlarmActions: z.array(z.string()),
  InsufficientDataActions: z.array(z.string()),
  Trigger: z.object({
    MetricName: z.string(),
    Namespace: z.string(),
    StatisticType: z.string(),
    Statistic: z.string(),
    Threshold: z.number(),
  }),
});

/** What a pager does with a message: PagerDuty discards what its subject and its state do not agree on. */
export function pagerDuty(subject: string, message: string): { readonly action: string; readonly incident: string } {
  const { NewStateValue, AlarmArn } = alarmSchema.parse(JSON.parse(message));
  if (!subject.startsWith(`${NewStateValue}: `)) return { action: 'discarded', incident: AlarmArn };
  return { action: NewStateValue === 'OK' ? 'resolve' : 'trigger', incident: AlarmArn };
}
