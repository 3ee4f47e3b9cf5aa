import type { Deployment } from '../../config/deployment';
import { resourceName } from '../../contract/resource-names';
import type { PlacedProblem } from '../../input/problem';

/** What AWS tells of an account in one region; each question may be refused. */
export interface AccountReader {
  /** Version of the CDK bootstrap; undefined where there is none. */
  readonly bootstrapVersion: (region: string) => Promise<number | undefined>;
  /** How many invocations may run at once, of those that no function has reserved. */
  readonly unreservedConcurrency: (region: string) => Promise<number>;
  /** Endpoints whose subscription to a topic of this name, or one that begins with it, is not confirmed. */
  readonly unconfirmed: (region: string, topic: string) => Promise<readonly string[]>;
  readonly secretExists: (region: string, name: string) => Promise<boolean>;
  /** Vantages of a configuration's name that have published into a hub lately, whichever the configuration has. */
  readonly publishing: (hub: string, name: string) => Promise<readonly string[]>;
  /** Numbers of a hub's stacks, as far as alarms stand that each has for itself. */
  readonly shards: (hub: string, name: string) => Promise<readonly number[]>;
}

/** The bootstrap that CDK 2 needs for its newest assets. */
const LEAST_BOOTSTRAP = 6;

/** A canary, and what a hub runs at once while something is wrong. */
const LEAST_CONCURRENCY = 10;

type Question = () => Promise<readonly string[]>;

/** A question that was refused. */
interface Unread {
  readonly where: string;
  readonly what: string;
  readonly reason: string;
}

type Answer = { readonly problems: readonly PlacedProblem[] } | { readonly unread: Unread };

async function answered(where: string, what: string, ask: Question): Promise<Answer> {
  try {
    return { problems: (await ask()).map((text) => ({ where, text })) };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message || error.name : String(error)).split('\n');
    return { unread: { where, what, reason } };
  }
}

const listed = (values: readonly string[]) => [...new Set(values)].join(', ');

/** What could not be read is said as such, for it is neither good nor bad; one reason is said once. */
function unreadProblems(unread: readonly Unread[]): readonly PlacedProblem[] {
  return [...new Set(unread.map(({ reason }) => reason))].map((reason) => {
    const alike = unread.filter((each) => each.reason === reason);
    const what = listed(alike.map((each) => each.what));
    return {
      where: listed(alike.map(({ where }) => where)),
      text: `could not be read: ${what}, got ${JSON.stringify(reason)}; check credentials and permissions`,
    };
  });
}

function bootstrapOf(reader: AccountReader, region: string): Question {
  return async () => {
    const version = await reader.bootstrapVersion(region);
    if (version === undefined) {
      return [`is not bootstrapped; run npx cdk bootstrap aws://ACCOUNT/${region}`];
    }
    return version < LEAST_BOOTSTRAP
      ? [`has a bootstrap of version ${version}, and ${LEAST_BOOTSTRAP} is needed; run npx cdk bootstrap again`]
      : [];
  };
}

function concurrencyOf(reader: AccountReader, region: string): Question {
  return async () => {
    const free = await reader.unreservedConcurrency(region);
    return free < LEAST_CONCURRENCY
      ? [`leaves ${free} invocations at once to our functions; ask for more, or release what others have reserved`]
      : [];
  };
}

function hubQuestions({ fleet, notify }: Deployment, reader: AccountReader, hub: string) {
  const secrets = notify.flatMap((each) => ('secretName' in each ? [each.secretName] : []));
  const unconfirmed: Question = async () =>
    (await reader.unconfirmed(hub, `${fleet.name}-`)).map(
      (endpoint) =>
        `${endpoint} has not confirmed its subscription, and is told nothing; follow the link that SNS sent`,
    );
  const leftBehind: Question = async () => {
    const others = (await reader.publishing(hub, fleet.name)).filter((vantage) => !fleet.vantages.includes(vantage));
    return others.map(
      (vantage) =>
        `hears from ${vantage}, which is no vantage of the configuration any more, and counts in every quorum; run ` +
        `aws cloudformation delete-stack --region ${vantage} --stack-name ${resourceName.vantageStack(fleet.name, vantage)}`,
    );
  };
  const { name, hubShards = 1 } = fleet;
  const furtherStacks: Question = async () =>
    (await reader.shards(hub, name))
      .filter((shard) => shard >= hubShards)
      .map(
        (shard) =>
          `has a stack ${shard}, which the configuration does not have any more (hubShards: ${hubShards}), and no alarm can stand in two; ` +
          `before you deploy, run aws cloudformation delete-stack --region ${hub} --stack-name ${resourceName.hubStack(name, hub, shard)}`,
      );
  return [
    ['subscriptions', unconfirmed] as const,
    ['vantages that publish', leftBehind] as const,
    ['alarms', furtherStacks] as const,
    ...secrets.map((secret) => {
      const missing: Question = async () =>
        (await reader.secretExists(hub, secret)) ? [] : [`has no secret ${secret}; create it before you deploy`];
      return [`secret ${secret}`, missing] as const;
    }),
  ];
}

/** What the account lacks for a deployment, or could not be asked: warnings, for it may be another account's turn. */
export async function accountWarnings(
  deployment: Deployment,
  reader: AccountReader,
): Promise<readonly PlacedProblem[]> {
  const { vantages, hubs } = deployment.fleet;
  const regions = [...new Set([...vantages, ...hubs])];
  const asked = [
    ...regions.flatMap((region) => [
      answered(region, 'bootstrap', bootstrapOf(reader, region)),
      answered(region, 'concurrency', concurrencyOf(reader, region)),
    ]),
    ...hubs.flatMap((hub) => hubQuestions(deployment, reader, hub).map(([what, ask]) => answered(hub, what, ask))),
  ];
  const answers = await Promise.all(asked);
  return [
    ...answers.flatMap((each) => ('problems' in each ? each.problems : [])),
    ...unreadProblems(answers.flatMap((each) => ('unread' in each ? [each.unread] : []))),
  ];
}
