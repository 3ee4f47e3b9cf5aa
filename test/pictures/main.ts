import { startLocalTargets } from '../cli/probe/local-targets';
import { recordPages } from './page-pictures';
import { type Picture, record } from './record';

/** `npm run pictures`: records the pictures of docs/ anew, from what the commands print and what Chromium draws. */
async function recordAll(): Promise<void> {
  const targets = await startLocalTargets();
  const probe = (name: string, ...urls: readonly string[]): Picture => ({
    name,
    shown: `npx common-cause probe ${urls.join(' ')}`,
    args: ['probe', ...urls, ...targets.options],
  });
  const pictures: readonly Picture[] = [
    { name: 'rehearse', shown: 'npm start', args: ['rehearse'], lines: 42 },
    { name: 'check', shown: 'npx common-cause check', args: ['check'] },
    { name: 'cost', shown: 'npx common-cause cost', args: ['cost'] },
    probe('probe-up', targets.url.up),
    probe('probe-expired', targets.url.expired),
    { name: 'drill', shown: 'npx common-cause drill cdn-down', args: ['drill', 'd02'] },
  ];
  for (const picture of pictures) console.log(await record(picture));
  for (const path of await recordPages()) console.log(path);
  await targets.close();
}

void recordAll();
