import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageData } from '../../lib/report/page/page-data';
import { commandLine } from './capture';

const SCENARIO = `
title: A service goes
fleet: { services: 3, vantages: 3, hubs: 1 }
length: 20m
events:
  - { at: 5m, services: [svc0], result: tcp.refused }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-cause-html-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Drills the scenario, under two names, and reads what the page of both holds. */
async function drillBoth(...options: readonly string[]) {
  const files = ['one.yaml', 'two.yaml'].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, SCENARIO);
  const html = join(folder, 'drill.html');
  const said = await commandLine('drill', ...files, '--html', html, '--quiet', '--phases', '2', ...options);
  const [, json = ''] = readFileSync(html, 'utf8').match(/id="data">(.*?)<\/script>/s) ?? [];
  return { said, data: JSON.parse(json) as PageData };
}

describe('drill --html', () => {
  it('writes the first phase of every drill into one page', async () => {
    const { said, data } = await drillBoth();
    expect(said.status).toBe(0);
    expect(data.drills.map(({ title }) => title)).toEqual(['A service goes', 'A service goes']);
    expect(data.drills[0]?.messages.map(({ key }) => key)).toEqual(['service/svc0']);
    expect(data.drills[0]).toEqual(data.drills[1]);
  });

  it('rejects a file that has no folder, before anything is drilled', async () => {
    const { status, stdout, stderr } = await commandLine('drill', 'dns-down', '--html', join(folder, 'none', 'a.html'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('has no folder to stand in; make it first');
  });

  it('rejects a folder', async () => {
    const { status, stderr } = await commandLine('drill', 'dns-down', '--html', folder);
    expect(status).toBe(2);
    expect(stderr).toContain('is a folder; name a file in it');
  });
});
