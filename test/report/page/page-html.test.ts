import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { PageData } from '../../../lib/report/page/page-data';
import { pageHtml } from '../../../lib/report/page/page-html';

const HOSTILE = '</script><script>alert(1)</script><!-- <style>';

const data: PageData = {
  drills: [
    {
      title: HOSTILE,
      summary: '',
      start: 0,
      minutes: 1,
      hubs: [],
      looks: [],
      cells: [],
      alarms: [],
      incidents: [],
      messages: [],
      dashboards: [],
      figures: [],
    },
  ],
};

const html = pageHtml(data);

/** What stands between the tags of each element of a name. */
function contents(name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))].map(([, text = '']) => text);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function directive(name: string): string | undefined {
  const [, policy = ''] = html.match(/Content-Security-Policy" content="([^"]*)"/) ?? [];
  return policy.split('; ').find((each) => each.startsWith(`${name} `));
}

describe('a page', () => {
  it('allows its own script and its own style, by their hashes, and nothing else', () => {
    const [, script = ''] = contents('script');
    const [style = ''] = contents('style');
    expect(directive('default-src')).toBe("default-src 'none'");
    expect(directive('script-src')).toBe(`script-src ${hashOf(script)}`);
    expect(directive('style-src')).toBe(`style-src ${hashOf(style)}`);
  });

  it('refers to nothing outside', () => {
    const [, script = ''] = contents('script');
    const markup = html.replace(script, '');
    expect(markup).not.toMatch(/(?:src|href)="(?!#|data:)|url\((?!#)|@import/);
    expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|\bimport\(/);
  });

  it('has no attribute of style, and no handler in its markup', () => {
    const [, script = ''] = contents('script');
    expect(html.replace(script, '')).not.toMatch(/<[^>]+ (?:style|on[a-z]+)=/);
  });

  it('what a target says cannot end the element that holds it', () => {
    const [json = ''] = contents('script');
    expect(JSON.parse(json)).toEqual(data);
    expect(contents('script')).toHaveLength(2);
  });

  it('is the same for the same drill', () => {
    expect(pageHtml(data)).toBe(html);
  });
});
