import { missingChromium } from './chromium';

const missing = missingChromium();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 2;
}
