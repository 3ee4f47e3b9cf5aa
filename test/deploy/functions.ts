import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { signed } from './signed';

/** A schedule that stands in a region: whom it invokes, and with what. */
interface Schedule {
  readonly function: string;
  readonly input: string;
}

const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

/** What the answers of EventBridge Scheduler have that is looked at. */
interface ScheduleAnswer {
  readonly Schedules?: readonly { readonly Name: string }[];
  readonly Target?: { readonly Arn: string; readonly Input: string };
}

/** The schedules of a region. */
export async function schedulesIn(region: string, endpoint: string): Promise<readonly Schedule[]> {
  const ask = async (path: string): Promise<ScheduleAnswer> => {
    const answer = await fetch(`${endpoint}${path}`, { headers: signed(region, 'scheduler') });
    if (!answer.ok) throw new Error(`${region}: ${path} is not answered, got ${answer.status}`);
    return (await answer.json()) as ScheduleAnswer;
  };
  const { Schedules: found = [] } = await ask('/schedules');
  const all = await Promise.all(found.map(({ Name }) => ask(`/schedules/${Name}`)));
  return all.map(({ Target: { Arn, Input } = { Arn: '', Input: '' } }) => ({ function: Arn, input: Input }));
}

/** The deployed functions of a region, as its schedules invoke them. */
export class Functions {
  readonly #client: LambdaClient;

  constructor(
    readonly region: string,
    readonly endpoint: string,
  ) {
    this.#client = new LambdaClient({ region, endpoint });
  }

  /** Invokes what is scheduled each minute and is called so, with its time; rejects where it fails. */
  async tick(part: string, minute: number): Promise<void> {
    const due = (await schedulesIn(this.region, this.endpoint)).filter(({ function: name }) => name.endsWith(part));
    const [schedule, ...others] = due;
    if (schedule === undefined || others.length > 0) {
      throw new Error(`${this.region}: ${due.length} schedules invoke a ${part}`);
    }
    await this.#invoke(schedule, minute);
  }

  async #invoke({ function: name, input }: Schedule, minute: number): Promise<void> {
    const time = new Date(minute).toISOString().replace('.000', '');
    const { FunctionError, Payload } = await this.#client.send(
      new InvokeCommand({ FunctionName: name, Payload: input.replace(SCHEDULED_TIME, time) }),
    );
    if (FunctionError !== undefined) {
      throw new Error(`${this.region}: ${name} failed, got ${Buffer.from(Payload ?? []).toString()}`);
    }
  }
}
