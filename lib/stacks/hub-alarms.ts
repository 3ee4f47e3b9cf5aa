import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlarmGraph } from '../cloudwatch/alarm';
import { readAlarms } from '../cloudwatch/template';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { createApp, synthesize } from './synthesize';

/** Nobody is told in a drill: subscriptions are no part of the alarms. */
const NOBODY = { notify: [] };

/** A drill reads the alarms of the templates; the code it runs itself, so that nothing needs bundling. */
function emptyAsset(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.js'), '');
  return folder;
}

/** Reads the alarms of a fleet from the templates that CloudFormation would get; a fleet is synthesized once. */
export class HubAlarms {
  private readonly byFleet = new Map<string, AlarmGraph>();

  /** Alarms of all hubs of a fleet. */
  of(fleet: Fleet): AlarmGraph {
    const key = JSON.stringify(fleet);
    const known = this.byFleet.get(key);
    if (known !== undefined) return known;
    const graph = this.read(fleet);
    this.byFleet.set(key, graph);
    return graph;
  }

  private read(fleet: Fleet): AlarmGraph {
    const folder = mkdtempSync(join(tmpdir(), 'common-cause-drill-'));
    try {
      const outdir = join(folder, 'cdk.out');
      const code = emptyAsset(join(folder, 'code'));
      synthesize(
        { fleet, ...NOBODY },
        { canary: code, notifier: code, recheck: code, fallback: code },
        createApp({ outdir }),
      ).synth();
      return readAlarms(
        fleet.hubs.map((region) => {
          const file = join(outdir, `${resourceName.hubStack(fleet.name, region)}.template.json`);
          return { region, file, template: JSON.parse(readFileSync(file, 'utf8')) };
        }),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
