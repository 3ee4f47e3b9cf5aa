import { spawn } from 'node:child_process';

/** What opens an address, on each kind of machine. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the browser of who sits here; where there is none, the address was printed. */
export function openBrowser(url: string, onFailure: (what: string) => void): void {
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...words, url], { stdio: 'ignore', detached: true });
  opener.once('error', () => onFailure(`${program} does not open a browser here`));
  opener.unref();
}
