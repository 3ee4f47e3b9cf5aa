import { buildSync } from 'esbuild';
import { PROJECT_ROOT } from '../../config/project-root';

/** The script and the style of a page, minified. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

function built(entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [`lib/report/page/browser/${entry}`],
    bundle: true,
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'error',
    // the folder's own configuration is for an editor and the type check
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text.trimEnd() ?? '';
}

let bundle: PageBundle | undefined;

/** Bundles what runs in a page, once for each process. */
export function pageBundle(): PageBundle {
  bundle ??= { script: built('main.ts'), style: built('page.css') };
  return bundle;
}
