import type { Problem } from '../../input/problem';
import { checkAddresses } from './addresses';
import { checkCauses } from './causes';
import { checkEndpoints } from './endpoints';
import { listedOnce } from './listed-once';
import { checkMaintenance } from './maintenance';
import type { MonitorDraft } from './monitor-draft';
import { checkNameServers } from './name-servers';
import { checkNotify } from './notify';
import { checkTargets } from './targets';
import { checkVantages } from './vantages';
import { checkWitnesses } from './witnesses';

/** What several values of a configuration must keep together. */
export function checkMonitor(monitor: MonitorDraft): readonly Problem[] {
  return [
    listedOnce,
    checkTargets,
    checkEndpoints,
    checkAddresses,
    checkNameServers,
    checkCauses,
    checkWitnesses,
    checkNotify,
    checkVantages,
    checkMaintenance,
  ].flatMap((check) => check(monitor));
}
