import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { bundle } from '../../lib/stacks/bundle';
import { commandLine } from '../cli/capture';
import { SMALL } from '../config/small-monitor';
import { deployed } from './deployment';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-maintenance-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const WINDOW = { keys: ['service/a', 'certificates'], at: '2026-01-05T12:08', for: '40m' };

interface Rule {
  readonly Properties: { readonly MuteTargets: { readonly AlarmNames: readonly string[] } };
  readonly DependsOn: readonly string[];
}

describe('maintenance', () => {
  it('is a mute rule in each hub, over the alarms of its keys, made after them', () => {
    const config = readMonitor({ ...SMALL, hubs: ['us-west-2', 'eu-central-1'], maintenance: [WINDOW] });
    for (const region of config.fleet.hubs) {
      const template = deployed(config).get(`common-cause-hub-${region}`)?.template;
      template?.resourceCountIs('AWS::CloudWatch::AlarmMuteRule', 1);
      template?.hasResourceProperties('AWS::CloudWatch::AlarmMuteRule', {
        Name: `common-cause-hub-${region}-maintenance-0`,
        Rule: { Schedule: { Expression: 'at(2026-01-05T12:08)', Duration: 'PT40M', Timezone: 'UTC' } },
        MuteTargets: { AlarmNames: ['common-cause/service/a/down', 'common-cause/certificates'] },
      });
      const [rule] = Object.values(
        template?.findResources('AWS::CloudWatch::AlarmMuteRule') ?? {},
      ) as unknown as Rule[];
      expect(rule?.DependsOn).toHaveLength(2);
    }
  });

  it('stands in the stack in which the alarms stand, where a hub has several', () => {
    const stacks = deployed(
      readMonitor({ ...SMALL, hubShards: 4, maintenance: [{ ...WINDOW, keys: ['certificates'] }] }),
    );
    const targets = [...stacks].flatMap(([name, { template }]) => {
      const own = new Set(
        Object.values(template.findResources('AWS::CloudWatch::CompositeAlarm')).map(
          ({ Properties }) => Properties.AlarmName,
        ),
      );
      const rules = Object.values(template.findResources('AWS::CloudWatch::AlarmMuteRule')) as unknown as Rule[];
      const names = rules.flatMap(({ Properties }) => Properties.MuteTargets.AlarmNames);
      expect([name, names.filter((each) => !own.has(each))]).toEqual([name, []]);
      return names;
    });
    expect(targets.length).toBeGreaterThan(0);
  });

  it('changes no code of any function', () => {
    const { fleet } = readMonitor({ ...SMALL, maintenance: [WINDOW] });
    const place = mkdtempSync(join(folder, 'bundle-'));
    bundle('loop', fleet, place);
    expect(Object.keys(require(join(place, 'fleet.json')))).not.toContain('maintenance');
  });

  it('is kept by a drill of the configuration, and what still fails when it ends is told then', async () => {
    const plain = file('plain.json', SMALL);
    const muted = file('muted.json', { ...SMALL, maintenance: [WINDOW] });
    const weekly = file('weekly.json', {
      ...SMALL,
      maintenance: [{ keys: ['service/a'], cron: '8 13 * * MON', for: '40m', timezone: 'Europe/Berlin' }],
    });
    const failing = { services: ['a'], result: 'http.status' };
    const quiet = file('quiet.json', {
      title: 'over in time',
      length: '60m',
      events: [{ at: '10m', for: '8m', ...failing }],
      expect: { pages: [] },
    });
    const late = file('late.json', {
      ...{ title: 'not over in time', length: '60m', events: [{ at: '10m', for: '45m', ...failing }] },
      expect: { pages: ['service/a'], onset: '46m', within: '3m' },
    });
    const drill = async (scenario: string, config: string) =>
      (await commandLine('drill', scenario, '--config', config, '--phases', '2', '--quiet')).status;
    expect(await drill(quiet, plain)).toBe(1);
    expect(await drill(quiet, muted)).toBe(0);
    expect(await drill(quiet, weekly)).toBe(0);
    expect(await drill(late, muted)).toBe(0);
    expect(await drill(late, plain)).toBe(1);
  });
});
