import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AlarmGraph, readAlarms } from '../cloudwatch/read-alarms';
import { readCdkOut } from '../cloudwatch/read-cdk-out';
import { type Dashboard, readDashboards } from '../cloudwatch/read-dashboards';
import { DEFAULT_FILE } from '../config/read-monitor';
import type { Fleet } from '../contract/fleet';
import { emptyBundles } from './bundle';
import { createApp, synthesize } from './synthesize';

/** Nobody is told in a drill: subscriptions are no part of the alarms. */
const NOBODY = { notify: [] };

/** What the templates of all hubs of a fleet hold. */
interface HubTemplates {
  readonly alarms: AlarmGraph;
  readonly dashboards: readonly Dashboard[];
}

/**
 * Reads alarms and dashboards of a fleet from the templates that CloudFormation would get; a fleet is synthesized once.
 * The code is run by the drill itself, so that nothing needs bundling.
 */
export class HubAlarms {
  private readonly byFleet = new Map<string, HubTemplates>();

  /**
   * Alarms of all hubs of a fleet.
   * @param source the file that asked for the fleet: what a message blames
   * @throws InputError where the fleet needs more than a stack may have
   */
  of(fleet: Fleet, source = DEFAULT_FILE): AlarmGraph {
    return this.templatesOf(fleet, source).alarms;
  }

  /** Dashboards of all hubs of a fleet; the rest as for its alarms. */
  dashboardsOf(fleet: Fleet, source = DEFAULT_FILE): readonly Dashboard[] {
    return this.templatesOf(fleet, source).dashboards;
  }

  private templatesOf(fleet: Fleet, source: string): HubTemplates {
    const key = JSON.stringify(fleet);
    const known = this.byFleet.get(key);
    if (known !== undefined) return known;
    const templates = this.read(fleet, source);
    this.byFleet.set(key, templates);
    return templates;
  }

  private read(fleet: Fleet, source: string): HubTemplates {
    const folder = mkdtempSync(join(tmpdir(), 'common-cause-drill-'));
    try {
      const outdir = join(folder, 'cdk.out');
      synthesize({ fleet, source, ...NOBODY }, emptyBundles(join(folder, 'code')), createApp({ outdir })).synth();
      const templates = fleet.hubs.flatMap((region) => readCdkOut(outdir, region));
      return { alarms: readAlarms(templates), dashboards: readDashboards(templates) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
