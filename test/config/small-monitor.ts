import { readMonitor } from '../../lib/config/read-monitor';
import { InputError } from '../../lib/input/problem';

/** The least that a configuration must say. */
export const SMALL = {
  services: [
    { name: 'a', owner: 'x', url: 'https://a.example/' },
    { name: 'b', owner: 'x', url: 'https://b.example/' },
  ],
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2'],
  notify: [{ email: 'oncall@example.com' }],
};

/** What is refused of it with a change, without the name of the file. */
export function problemsWith(change: object): readonly string[] {
  try {
    readMonitor({ ...SMALL, ...change });
  } catch (error) {
    if (error instanceof InputError) return error.problems.map((problem) => problem.replace('monitor.config.ts: ', ''));
    throw error;
  }
  return [];
}

/** A configuration of one more service. */
export function serving(service: object): object {
  return { services: [...SMALL.services, { name: 'c', ...service }] };
}

/** The URL of an endpoint that says none. */
export const URL_C = 'https://c.example/';

/** What is refused of one endpoint of that service. */
export function refusedOf(endpoint: object, service: object = {}): readonly string[] {
  return problemsWith(serving({ ...service, endpoints: [{ url: URL_C, ...endpoint }] })).map((problem) =>
    problem.replace('services[2].endpoints[0].', ''),
  );
}
