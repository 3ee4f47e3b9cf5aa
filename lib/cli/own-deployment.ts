import type { Deployment } from '../config/deployment';
import { loadMonitor } from '../config/load-monitor';
import { projectFile } from '../config/project-root';
import { DEFAULT_FILE } from '../config/read-monitor';

/** The configuration that a command is about: the one that was named, or the project's own. */
export function ownDeployment(file: string | undefined): Deployment {
  return loadMonitor(file ?? projectFile(DEFAULT_FILE));
}
