import type { WidgetLook } from '../widget-look';
import { Markup } from './markup';

/** Colours of a theme; every text has a contrast of 4.5 and more on what it stands on (WCAG 2.2, 1.4.3). */
interface Palette {
  readonly page: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly band: string;
  readonly failing: string;
  readonly failingPage: string;
  readonly warning: string;
  readonly warningPage: string;
  readonly up: string;
  readonly hatch: string;
}

const PALETTES: Readonly<Record<WidgetLook['theme'], Palette>> = {
  light: {
    page: '#ffffff',
    text: '#0f141a',
    muted: '#545b64',
    line: '#dedee3',
    band: '#f3f3f7',
    failing: '#a31515',
    failingPage: '#ffe7e3',
    warning: '#7a4b00',
    warningPage: '#fff3d6',
    up: '#1f7a4d',
    hatch: '#e4e5ea',
  },
  dark: {
    page: '#161d26',
    text: '#ebebf0',
    muted: '#b4bac4',
    line: '#333d4a',
    band: '#1f2833',
    failing: '#ff9a8f',
    failingPage: '#4a1a1c',
    warning: '#ffd27a',
    warningPage: '#40300f',
    up: '#5ccf95',
    hatch: '#2b3542',
  },
};

/** The style of the widget, every rule below a class of its own: a dashboard has other widgets. */
export function style(theme: WidgetLook['theme']): Markup {
  const { page, text, muted, line, band, failing, failingPage, warning, warningPage, up, hatch } = PALETTES[theme];
  const hatched = `repeating-linear-gradient(135deg, ${page} 0 5px, ${hatch} 5px 10px)`;
  return new Markup(`<style>
.ccm{background:${page};color:${text};font:13px/1.35 "Amazon Ember","Helvetica Neue",Roboto,Arial,sans-serif;padding:4px 8px 8px}
.ccm p{margin:0 0 6px;color:${text}}
.ccm p.ccm-head{font-size:15px;font-weight:700}
.ccm .ccm-muted{color:${muted};font-weight:400}
.ccm table.ccm-grid{border-collapse:collapse;width:100%;table-layout:fixed;margin:0;background:${page};color:${text}}
.ccm .ccm-grid th,.ccm .ccm-grid td{border:1px solid ${line};padding:3px 6px;text-align:left;vertical-align:middle;overflow-wrap:anywhere;color:${text};background:${page}}
.ccm .ccm-grid th{font-weight:600}
.ccm .ccm-grid th.ccm-group{background:${band};color:${text}}
.ccm .ccm-grid td.ccm-failing{background:${failingPage};color:${failing}}
.ccm .ccm-grid td.ccm-blocked,.ccm .ccm-grid td.ccm-slow{background:${warningPage};color:${warning}}
.ccm .ccm-grid td.ccm-up{color:${muted}}
.ccm .ccm-grid td.ccm-unknown,.ccm .ccm-grid td.ccm-apart{color:${muted}}
.ccm .ccm-grid td.ccm-unread,.ccm .ccm-grid td.ccm-silent,.ccm .ccm-grid td.ccm-blind{background:${hatched};color:${text}}
.ccm .ccm-up .ccm-mark{color:${up}}
.ccm .ccm-legend .ccm-failing .ccm-mark{color:${failing}}
.ccm .ccm-legend .ccm-blocked .ccm-mark,.ccm .ccm-legend .ccm-slow .ccm-mark{color:${warning}}
.ccm .ccm-legend .ccm-failing .ccm-cut{stroke:${page}}
.ccm .ccm-mark{vertical-align:-1px;margin-right:5px;flex:none}
.ccm .ccm-cut{stroke:${theme === 'dark' ? failingPage : page}}
.ccm button{all:unset;cursor:pointer;color:inherit;font:inherit;display:inline-block;text-decoration:underline dotted;text-underline-offset:2px}
.ccm button:focus-visible{outline:2px solid ${text};outline-offset:2px}
.ccm ul.ccm-legend{list-style:none;margin:8px 0 0;padding:0;color:${muted}}
.ccm .ccm-legend li{display:inline-block;margin:0 14px 2px 0;color:${muted}}
</style>`);
}
