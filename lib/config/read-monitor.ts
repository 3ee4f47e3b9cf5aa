import { InputError, type Path, type Problem, placedProblem, problemLine } from '../input/problem';
import { readInput } from '../input/read-input';
import { causeMembers } from './cause-members';
import { checkMonitor } from './checks/check-monitor';
import { unknownKeys } from './checks/maintenance';
import { watchedHosts } from './checks/witnesses';
import type { Deployment } from './deployment';
import { notesOf } from './notes';
import { readFleet } from './read-fleet';
import { readNotify } from './read-notify';
import { readSettings } from './read-settings';
import { monitorSchema } from './schema/monitor-schema';

/** The file of a project that names no other. */
export const DEFAULT_FILE = 'monitor.config.ts';

/**
 * Checks a configuration and fills in its defaults.
 * @param config what the file exports, or holds
 * @param file how messages call it
 * @param where the place of a value in it, where more is known than the file
 * @throws InputError with every problem at once
 */
export function readMonitor(
  config: unknown,
  file = DEFAULT_FILE,
  where: (path: Path) => string = () => file,
): Deployment {
  const refuse = (problems: readonly Problem[]) =>
    new InputError(
      problems.map((problem) => problemLine(where(problem.path), problem)),
      problems.map((problem) => placedProblem(where(problem.path), problem)),
    );
  const { problems: unsound, draft, data } = readInput(monitorSchema, config);
  const problems = [...unsound, ...(draft === undefined ? [] : checkMonitor(draft))];
  if (data === undefined || draft === undefined || problems.length > 0) throw refuse(problems);
  const causes = causeMembers(data.services, data.causes ?? {});
  const fleet = readFleet(data, causes, watchedHosts(draft));
  const unknown = unknownKeys(draft, fleet);
  if (unknown.length > 0) throw refuse(unknown);
  const settings = readSettings(data);
  const notes = notesOf(data, causes, fleet, settings).map((note) => `${file}: ${note}`);
  return { fleet, namedCauses: causes, notify: data.notify.map(readNotify), settings, source: file, notes };
}
