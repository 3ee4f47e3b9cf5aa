import { describe, expect, it } from '@jest/globals';
import { defineMonitor } from '../../lib/config/define-monitor';

const url = 'https://a.example/';
const services = [{ name: 'a', url }];
const vantages = ['us-east-1', 'eu-west-1'] as const;
const hubs = ['us-west-2'] as const;
const notify = [{ email: 'oncall@example.com' }] as const;

/** Held by the compiler: each `@ts-expect-error` fails `npm run check` where the line after it compiles. */
const CONFIGURATIONS = [
  defineMonitor({ services, vantages, hubs, notify }),
  defineMonitor({ services: [{ name: 'a', dns: ['a.example'] }], vantages, hubs, notify }),
  defineMonitor({ services: [{ name: 'a', urls: [url], status: ['200'] }], vantages, hubs, notify }),
  // @ts-expect-error: nobody is told
  defineMonitor({ services, vantages, hubs, notify: [{}] }),
  // @ts-expect-error: two ways in one entry
  defineMonitor({ services, vantages, hubs, notify: [{ email: 'a@example.com', pager: 's' }] }),
  // @ts-expect-error: no way
  defineMonitor({ services, vantages, hubs, notify: [] }),
  // @ts-expect-error: no hub
  defineMonitor({ services, vantages, hubs: [], notify }),
  // @ts-expect-error: one vantage
  defineMonitor({ services, vantages: ['us-east-1'], hubs, notify }),
  // @ts-expect-error: nothing to probe
  defineMonitor({ services: [{ name: 'a' }], vantages, hubs, notify }),
  // @ts-expect-error: an objective where nothing is asked over HTTP
  defineMonitor({ services: [{ name: 'a', dns: ['a.example'], objective: '1s' }], vantages, hubs, notify }),
];

describe('the type of a configuration', () => {
  it('gives back what it got', () => {
    expect(CONFIGURATIONS[0]).toEqual({ services, vantages, hubs, notify });
  });
});
