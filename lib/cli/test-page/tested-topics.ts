import type { Deployment } from '../../config/deployment';
import { formOf, ownTopics } from '../../config/own-topics';
import type { Severity } from '../../contract/message';
import { resourceName } from '../../contract/resource-names';
import type { Topic } from '../../contract/topics';

/** The topics of a severity on which a hub tells people. Its own are in the account and partition of one of its alarms. */
export function testedTopics(
  { fleet, notify }: Deployment,
  hub: string,
  severity: Severity,
  alarmArn: string,
): readonly Topic[] {
  const [, partition, , region, account] = alarmArn.split(':');
  const own = ownTopics(notify).map(({ form, severity: each }) => ({
    form,
    severity: each,
    arn: `arn:${partition}:sns:${region}:${account}:${resourceName.topic(fleet.name, form, each)}`,
  }));
  const foreign = notify.flatMap((each) => {
    const arn = each.kind === 'topics' ? each.arns[hub] : undefined;
    return arn === undefined ? [] : each.severities.map((of) => ({ form: formOf(each), severity: of, arn }));
  });
  return [...own, ...foreign].filter((topic) => topic.severity === severity);
}
