import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readMonitor } from '../../lib/config/read-monitor';
import { emptyBundles } from '../../lib/stacks/bundle';
import { createApp, synthesize } from '../../lib/stacks/synthesize';
import config from '../../monitor.config';

process.env.CDK_VALIDATION = 'false';

const VERSION = '1.58.0';

/** W3005: CDK names what a resource waits for even where a reference says it, too. */
const IGNORED = ['-i', 'W3005'];

/** cfn-lint in a Python environment of its own, made once. */
function linter(): string {
  const folder = join(tmpdir(), `common-cause-cfn-lint-${VERSION}`);
  const program = join(folder, 'bin', 'cfn-lint');
  if (!existsSync(program)) {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', `cfn-lint==${VERSION}`], { stdio: 'inherit' });
  }
  return program;
}

/** `npm run test:templates`: CloudFormation's own rules over the templates of the shipped configuration. */
function main(): void {
  process.stderr.write(
    `Installs cfn-lint ${VERSION} into a temporary folder, once; needs python3 with venv, and PyPI.\n`,
  );
  const program = linter();
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
  try {
    const outdir = join(folder, 'cdk.out');
    synthesize(readMonitor(config), emptyBundles(join(folder, 'code')), createApp({ outdir })).synth();
    const templates = readdirSync(outdir).filter((name) => name.endsWith('.template.json'));
    const { status } = spawnSync(program, [...IGNORED, '-t', ...templates.map((name) => resolve(outdir, name))], {
      stdio: 'inherit',
    });
    process.stdout.write(`${templates.length} templates, ${status === 0 ? 'nothing found' : 'see above'}\n`);
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
