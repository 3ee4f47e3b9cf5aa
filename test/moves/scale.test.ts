import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { RULE_LIMITS } from '../../lib/alarms/rule-limits';
import { readMonitor } from '../../lib/config/read-monitor';
import { emptyBundles } from '../../lib/stacks/bundle';
import { MOST_RESOURCES } from '../../lib/stacks/stack-limits';
import { createApp, synthesize } from '../../lib/stacks/synthesize';

/** CloudFormation's largest template, and CloudWatch's most rules that name one alarm. */
const MOST = { bytes: 1_000_000, rulesOfAnAlarm: 150 } as const;

const REGIONS =
  'us-east-1 eu-west-1 ap-southeast-1 us-west-2 sa-east-1 eu-central-1 ap-northeast-1 ca-central-1 ap-south-1 eu-north-1 ap-southeast-2 us-east-2 eu-west-2 ap-northeast-2 us-west-1'.split(
    ' ',
  );

interface Size {
  readonly services: number;
  readonly vantages: number;
  readonly hubs: readonly string[];
  readonly hubShards: number;
  /** Causes: one in ten covers every service, two in ten a twentieth of them, the others five. @default up to twenty providers */
  readonly causes?: number;
}

function providersOf(names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const count = Math.min(20, names.length / 2);
  return Object.fromEntries(
    Array.from({ length: count }, (_, c) => [`cdn/c${c}`, names.filter((_, n) => n % count === c)]),
  );
}

function manyCausesOf(names: readonly string[], count: number): Readonly<Record<string, readonly string[]>> {
  const membersOf = (c: number) => {
    if (c % 10 === 0) return names;
    if (c % 10 < 3) return names.filter((_, n) => (n * 7 + c * 11) % 20 === 0);
    return Array.from({ length: 5 }, (_, n) => names[(c * 5 + n * 191) % names.length] ?? '');
  };
  return Object.fromEntries(Array.from({ length: count }, (_, c) => [`cdn/c${c}`, membersOf(c)]));
}

/** So many services with objectives. */
function monitorOf({ services, vantages, hubs, hubShards, causes }: Size): object {
  const names = Array.from({ length: services }, (_, n) => `s${n}`);
  return {
    services: names.map((name) => ({ name, url: `https://${name}.example/`, objective: '1s' })),
    causes: causes === undefined ? providersOf(names) : manyCausesOf(names, causes),
    vantages: REGIONS.slice(0, vantages),
    hubs,
    hubShards,
    tickets: services > 50 ? 'shared' : 'each',
    notify: [{ email: 'oncall@example.com' }],
  };
}

interface Template {
  readonly bytes: number;
  readonly resources: readonly { readonly Type: string; readonly Properties: { readonly AlarmRule?: string } }[];
}

function templatesOf(size: Size): readonly Template[] {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
  try {
    const outdir = join(folder, 'cdk.out');
    synthesize(readMonitor(monitorOf(size)), emptyBundles(join(folder, 'code')), createApp({ outdir })).synth();
    return readdirSync(outdir)
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => {
        const text = readFileSync(join(outdir, name), 'utf8');
        return { bytes: Buffer.byteLength(text), resources: Object.values(JSON.parse(text).Resources) };
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The alarms that a rule names, each once. */
function namedIn(rule: string): readonly string[] {
  return [...new Set([...rule.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name))];
}

describe('scale', () => {
  it.each<Size>([
    { services: 4, vantages: 3, hubs: ['us-west-2', 'eu-central-1'], hubShards: 1 },
    { services: 50, vantages: 5, hubs: ['us-west-2', 'eu-central-1'], hubShards: 2 },
    { services: 150, vantages: 15, hubs: ['us-west-2'], hubShards: 5 },
    { services: 1000, vantages: 10, hubs: ['us-west-2'], hubShards: 24 },
    { services: 1000, vantages: 10, hubs: ['us-west-2'], hubShards: 34, causes: 200 },
    { services: 1000, vantages: 10, hubs: ['us-west-2'], hubShards: 40, causes: 300 },
    { services: 50, vantages: 15, hubs: ['us-west-2', 'eu-central-1'], hubShards: 12, causes: 110 },
  ])(
    '$services services x $vantages vantages, $causes causes, in $hubShards stacks keep every limit of AWS',
    (size) => {
      const templates = templatesOf(size);
      expect(Math.max(...templates.map(({ resources }) => resources.length))).toBeLessThanOrEqual(MOST_RESOURCES);
      expect(Math.max(...templates.map(({ bytes }) => bytes))).toBeLessThanOrEqual(MOST.bytes);
      const rules = templates.flatMap(({ resources }) =>
        resources.flatMap(({ Properties }) => Properties?.AlarmRule ?? []),
      );
      expect(Math.max(...rules.map(({ length }) => length))).toBeLessThanOrEqual(RULE_LIMITS.characters);
      expect(Math.max(...rules.map((rule) => namedIn(rule).length))).toBeLessThanOrEqual(RULE_LIMITS.children);
      const uses = new Map<string, number>();
      for (const name of rules.flatMap(namedIn)) uses.set(name, (uses.get(name) ?? 0) + 1);
      expect(Math.max(...uses.values()) / size.hubs.length).toBeLessThanOrEqual(MOST.rulesOfAnAlarm);
    },
  );
});
