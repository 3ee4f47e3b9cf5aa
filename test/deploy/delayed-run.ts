import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CANARY } from '../../lib/contract/functions';
import { MINUTE } from '../../lib/contract/minute';
import { resourceName } from '../../lib/contract/resource-names';
import { Functions } from './functions';
import { NAME } from './monitor';
import { must, until } from './steps';
import type { VirtualClock } from './virtual-clock';

/** A canary's own line on a minute, as far as it is looked at. */
interface Line {
  readonly type: 'run' | 'skipped';
  readonly startedAt?: string;
}

/** When in its minute the schedule comes; it is put off to second 40. */
const INVOKED_AT_MS = 32_000;
const RUN_BEGINS_MS = 40_000;

/** Lines come when a run has ended. */
const ENDS_WITHIN_MS = 40_000;

/**
 * A run at the speed of time, whose schedule comes twice: both wait in the queue, and one of them gets the minute.
 */
export async function delayedRun(region: string, endpoint: string, clock: VirtualClock): Promise<void> {
  const minute = Math.ceil(clock.now / MINUTE) * MINUTE;
  clock.moveTo(minute + INVOKED_AT_MS);
  const logs = new CloudWatchLogsClient({ region, endpoint });
  const linesOf = async (): Promise<readonly Line[]> => {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: resourceName.canaryLogGroup(NAME), startTime: minute }),
    );
    const texts = events.flatMap(({ message = '' }) => (message.startsWith('{"type":') ? [message] : []));
    return texts.map((text) => JSON.parse(text));
  };

  const functions = new Functions(region, endpoint);
  await functions.tick('canary', minute);
  await functions.tick('canary', minute);
  must((await linesOf()).length === 0, 'a run has not waited for its second 40', await linesOf());
  await until(async () => (await linesOf()).length >= 2, 'two runs come out of the queue', ENDS_WITHIN_MS);

  const lines = await linesOf();
  const [run] = lines.filter(({ type }) => type === 'run');
  must(
    lines
      .map(({ type }) => type)
      .sort()
      .join() === 'run,skipped',
    'one of two deliveries does not run, and the other one is not skipped',
    lines,
  );
  const late = Date.parse(run?.startedAt ?? '') - minute - RUN_BEGINS_MS;
  must(late >= 0 && late < MINUTE - RUN_BEGINS_MS, 'the run does not begin at second 40 or soon after', run);
  const table = new DynamoDBClient({ region, endpoint });
  const { Items = [] } = await table.send(new ScanCommand({ TableName: resourceName.claims(NAME) }));
  const claimed = Items.filter((row) => row[CANARY.claims.key]?.S === new Date(minute).toISOString());
  must(claimed.length === 1, 'the minute is not claimed once', Items);
}
