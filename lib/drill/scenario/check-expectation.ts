import type { Fleet } from '../../contract/fleet';
import { definitionOf } from '../../contract/incident-definitions';
import { incidentKey } from '../../contract/incident-key';
import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import { fits } from '../outcome/differences';
import type { Cast } from './cast';
import { portionOf } from './expectation-schema';
import { pageKeys } from './page-keys';
import type { ScenarioDraft } from './scenario-schema';
import { ticketKeys } from './ticket-keys';

type ExpectDraft = NonNullable<ScenarioDraft['expect']>;
type Keys = readonly (string | undefined)[];

/** Keys that say something of the first page. */
const OF_PAGE = ['layer', 'layers', 'services', 'vantages', 'onset', 'within', 'openUntil', 'tolerate'] as const;

/** Keys that only say how another one is meant. */
const MODIFIERS: readonly string[] = ['mayTicket', 'onset', 'tolerate'];

function unknownKeys(
  path: Path,
  keys: Keys | undefined,
  known: readonly string[] | undefined,
  what: string,
): readonly Problem[] {
  if (known === undefined) return [];
  return (keys ?? []).flatMap((key, index) =>
    key === undefined || known.includes(key)
      ? []
      : [
          {
            path: [...path, index],
            text: `is not a ${what} of this fleet, got ${show(key)}; ${didYouMean(key, known, `write the key of one, such as ${known[0]}`)}`,
          },
        ],
  );
}

function unknownPatterns(patterns: Keys | undefined, known: readonly string[] | undefined): readonly Problem[] {
  if (known === undefined) return [];
  return (patterns ?? []).flatMap((pattern, index) =>
    pattern === undefined || known.some((key) => fits(key, [pattern]))
      ? []
      : [
          {
            path: ['expect', 'mayTicket', index],
            text: `fits no ticket of this fleet, got ${show(pattern)}; ${didYouMean(pattern, known, 'write a key, or a pattern such as vantage/*/blind')}`,
          },
        ],
  );
}

/** The sets of pages of which one must come; undefined where pages are not checked, or unsound. */
function setsOf({ pages, oneOf }: ExpectDraft): readonly Keys[] | undefined {
  if (pages !== undefined) return [pages];
  return oneOf?.flatMap((keys) => (keys === undefined ? [] : [keys]));
}

/** What is said of a page must be able to fail: there must be one. */
function withoutPage(expect: ExpectDraft): readonly Problem[] {
  const isUnsound = 'pages' in expect ? expect.pages === undefined : 'oneOf' in expect && expect.oneOf === undefined;
  const sets = setsOf(expect) ?? [];
  if (isUnsound || sets.some((keys) => keys.length > 0)) return [];
  const why = sets.length > 0 ? 'where none is expected' : 'that nobody expects';
  return OF_PAGE.filter((key) => expect[key] !== undefined).map((key) => ({
    path: ['expect', key],
    text: `says something of a page ${why}, got ${show(expect[key])}; name the page in "pages", or leave it out`,
  }));
}

function besides(expect: ExpectDraft): readonly Problem[] {
  const { layer, layers } = expect;
  return [
    ...('pages' in expect && 'oneOf' in expect
      ? [{ path: ['expect', 'oneOf'], text: `stands beside "pages", got ${show(expect.oneOf)}; write one of them` }]
      : []),
    ...(layer !== undefined && layers?.[0] !== undefined && layer !== layers[0]
      ? [
          {
            path: ['expect', 'layer'],
            text: `is not the first of "layers", got ${show(layer)}; write ${layers[0]}, or leave it out`,
          },
        ]
      : []),
    ...(Object.keys(expect).every((key) => MODIFIERS.includes(key))
      ? [{ path: ['expect'], text: `expects nothing, got ${show(expect)}; add pages, or leave expect out` }]
      : []),
  ];
}

/** `3/4` where the pages have four: of their members, of the vantages that judge them. */
function wholes(expect: ExpectDraft, fleet: Fleet): readonly Problem[] {
  const definitions = (setsOf(expect) ?? []).flat().flatMap((key) => definitionOf(key ?? '', fleet) ?? []);
  const size = { services: 'members', vantages: 'vantages' } as const;
  return (['services', 'vantages'] as const).flatMap((key) => {
    const text = expect[key];
    const sizes = [...new Set(definitions.map((definition) => definition[size[key]].length))].filter(
      (each) => each > 0,
    );
    if (text === undefined || sizes.length === 0 || sizes.includes(portionOf(text)[1])) return [];
    return [
      {
        path: ['expect', key],
        text: `is of a number that the pages do not have, got ${show(text)}; they are about ${sizes.join(' or ')} ${key}`,
      },
    ];
  });
}

/** Whether what is expected can come, and can fail to. */
export function checkExpectation(expect: ExpectDraft, cast: Cast, fleet: Fleet | undefined): readonly Problem[] {
  const tickets = ticketKeys(cast);
  const ofHubs = pageKeys(cast);
  // the heartbeat outside has a page of its own
  const pages = ofHubs && [...ofHubs, incidentKey.deadman];
  return [
    ...unknownKeys(['expect', 'pages'], expect.pages, pages, 'page'),
    ...(expect.oneOf ?? []).flatMap((keys, index) => unknownKeys(['expect', 'oneOf', index], keys, pages, 'page')),
    ...unknownKeys(['expect', 'tickets'], expect.tickets, tickets, 'ticket'),
    ...unknownPatterns(expect.mayTicket, tickets),
    ...besides(expect),
    ...withoutPage(expect),
    ...(fleet === undefined ? [] : wholes(expect, fleet)),
  ];
}
