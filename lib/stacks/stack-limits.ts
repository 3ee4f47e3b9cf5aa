/** CloudFormation's most resources of one stack. */
export const MOST_RESOURCES = 500;

/** CloudFormation's largest template, as it is read from a bucket. */
export const MOST_TEMPLATE_BYTES = 1_000_000;
