import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { configurationSchema, scenarioEditorSchema } from '../../lib/cli/reference/editor-schemas';
import { loadMonitor } from '../../lib/config/load-monitor';
import { HubAlarms } from '../../lib/stacks/hub-alarms';
import { pageText, ROOT } from './markdown-page';

const deployment = loadMonitor(join(ROOT, 'docs/realistic.yaml'));

describe('docs/realistic.yaml', () => {
  it('is of a real size, and nothing of it is left out', () => {
    const { fleet, notes, settings } = deployment;
    expect(notes).toEqual([]);
    expect(fleet.services).toHaveLength(12);
    expect(Object.keys(fleet.causes).filter((cause) => cause.startsWith('owner/'))).toHaveLength(5);
    expect(fleet.vantages).toHaveLength(4);
    expect(fleet.services.filter(({ vantages }) => vantages !== undefined).map(({ name }) => name)).toEqual([
      'stock',
      'orders',
    ]);
    expect(Object.keys(settings.networks)).toEqual(['eu-west-1', 'eu-central-1']);
  });

  it('synthesizes', () => {
    const { alarms } = new HubAlarms().of(deployment.fleet);
    expect(alarms.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['shop-watch/service/stock/down', 'shop-watch/cause/host/aws-eu-west-1']),
    );
  });
});

describe('schemas for editors', () => {
  const accepts = (schema: string, value: unknown) => z.fromJSONSchema(JSON.parse(schema)).safeParse(value).success;
  const realistic = parse(pageText('docs/realistic.yaml'));
  const scenario = parse(pageText('drills/cdn-down.yaml'));

  it('accept what is right', () => {
    expect(accepts(configurationSchema(), realistic)).toBe(true);
    expect(accepts(scenarioEditorSchema(), scenario)).toBe(true);
  });

  it('refuse an unknown key, a region that does not exist, a name outside the alphabet', () => {
    const changes = [{ vantage: [] }, { hubs: ['eu-west-9'] }, { services: [{ name: 'Search API' }] }];
    expect(changes.map((change) => accepts(configurationSchema(), { ...realistic, ...change }))).toEqual([
      false,
      false,
      false,
    ]);
    expect(accepts(scenarioEditorSchema(), { ...scenario, event: [] })).toBe(false);
  });
});
