import { createHash } from 'node:crypto';
import type { PageData } from './page-data';
import { pageBundle } from './script-bundle';
import { SKELETON } from './skeleton';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** JSON that no parser of HTML can take for the end of its element. */
function embedded(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** What a page may do: run its own script, wear its own style, and nothing else; from outside it loads nothing. */
export function pagePolicy(): string {
  const { script, style } = pageBundle();
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A page that is complete in itself: it opens from disk, without a network. */
export function pageHtml(data: PageData): string {
  const { script, style } = pageBundle();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Common Cause: a rehearsal</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${SKELETON}
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
