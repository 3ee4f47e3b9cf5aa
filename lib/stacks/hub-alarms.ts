import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AlarmGraph, readAlarms } from '../cloudwatch/read-alarms';
import { readCdkOut } from '../cloudwatch/read-cdk-out';
import { DEFAULT_FILE } from '../config/read-monitor';
import type { Fleet } from '../contract/fleet';
import { emptyBundles } from './bundle';
import { createApp, synthesize } from './synthesize';

/** Nobody is told in a drill: subscriptions are no part of the alarms. */
const NOBODY = { notify: [] };

/**
 * Reads the alarms of a fleet from the templates that CloudFormation would get; a fleet is synthesized once.
 * The code is run by the drill itself, so that nothing needs bundling.
 */
export class HubAlarms {
  private readonly byFleet = new Map<string, AlarmGraph>();

  /**
   * Alarms of all hubs of a fleet.
   * @param source the file that asked for the fleet: what a message blames
   * @throws InputError where the fleet needs more than a stack may have
   */
  of(fleet: Fleet, source = DEFAULT_FILE): AlarmGraph {
    const key = JSON.stringify(fleet);
    const known = this.byFleet.get(key);
    if (known !== undefined) return known;
    const graph = this.read(fleet, source);
    this.byFleet.set(key, graph);
    return graph;
  }

  private read(fleet: Fleet, source: string): AlarmGraph {
    const folder = mkdtempSync(join(tmpdir(), 'common-cause-drill-'));
    try {
      const outdir = join(folder, 'cdk.out');
      synthesize({ fleet, source, ...NOBODY }, emptyBundles(join(folder, 'code')), createApp({ outdir })).synth();
      return readAlarms(fleet.hubs.flatMap((region) => readCdkOut(outdir, region)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
