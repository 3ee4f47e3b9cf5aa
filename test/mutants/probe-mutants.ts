import { caughtByTest, type Mutant, patch } from './mutant';

function probed(name: string, test: string, file: string, from: string, to: string): Mutant {
  return { name: `probe: ${name}`, patches: [patch(`lambda/canary/${file}`, from, to)], expects: caughtByTest(test) };
}

const PROMISES = 'probing/promises/dns-promises.ts';
const BY_PROMISES = 'test/canary/probing/dns-promises.test.ts';

const promises: readonly Mutant[] = [
  probed(
    'any wants all of them',
    BY_PROMISES,
    PROMISES,
    'missing(any).length === any.length',
    'missing(any).length > 0',
  ),
  probed('every is kept by nothing', BY_PROMISES, PROMISES, 'seen.length === 0 || outside(every)', 'outside(every)'),
  probed(
    'exactly lets others be',
    BY_PROMISES,
    PROMISES,
    'outside(exactly).length > 0 || missing(exactly)',
    'missing(exactly)',
  ),
  probed(
    'exactly lets some be missing',
    BY_PROMISES,
    PROMISES,
    'outside(exactly).length > 0 || missing(exactly).length > 0',
    'outside(exactly).length > 0',
  ),
  probed(
    'the first TTL stands for all',
    BY_PROMISES,
    PROMISES,
    'records.map((record)',
    'records.slice(0, 1).map((record)',
  ),
  probed(
    'AD is not looked at',
    BY_PROMISES,
    PROMISES,
    'isAuthenticated !== undefined &&',
    'isAuthenticated === null &&',
  ),
  probed('any RCODE will do', BY_PROMISES, PROMISES, '!rcodes.includes(answer.rcode)', 'rcodes.length === 0'),
  probed(
    'an RCODE that is not expected has no code of its own',
    BY_PROMISES,
    'judging/judge-question.ts',
    "reply.rcode === 'NOERROR' ? 'dns.answer' : classifyReply(reply)",
    "'dns.answer'",
  ),
];

const BY_ZONES = 'test/canary/probing/zones.test.ts';
const ZONES = 'probing/zones/zones.ts';
const LAMENESS = 'probing/zones/lameness.ts';

const zones: readonly Mutant[] = [
  probed('each service asks name servers for itself', BY_ZONES, ZONES, 'begun.set(key, result);', ''),
  probed('every name server is asked', BY_ZONES, ZONES, 'const MAX_SERVERS = 8;', 'const MAX_SERVERS = 80;'),
  probed(
    'a zone that is lost is forgotten',
    BY_ZONES,
    ZONES,
    'known === undefined ? found : { ...known',
    'true ? found : { ...known',
  ),
  probed(
    'nobody knows since when a zone answers',
    BY_ZONES,
    ZONES,
    'hasChanged ? clock.now() : before?.since',
    'before?.since',
  ),
  probed(
    'a hearsay answer is no lameness',
    BY_ZONES,
    LAMENESS,
    'flags?.aa === true) return',
    'flags !== undefined) return',
  ),
  probed('a referral upwards is one like any other', BY_ZONES, LAMENESS, "isUpwards ? 'up ' : ''", "''"),
  probed('who refuses is not lame', BY_ZONES, LAMENESS, "new Set(['REFUSED', 'RCODE_9'])", "new Set(['RCODE_9'])"),
  probed(
    'two serials are one',
    BY_ZONES,
    'judging/describe-zone.ts',
    'if (found.length < 2) return [];',
    'if (found.length < 3) return [];',
  ),
  probed(
    'an alias keeps no promise of a question',
    BY_ZONES,
    'probing/zones/ask-name-servers.ts',
    'reply.aliases === undefined ? unmet',
    'true ? unmet',
  ),
];

const BY_DIALOGUES = 'test/canary/network/http/start-tls.test.ts';
const DIALOGUES = 'network/http/start-tls.ts';

const dialogues: readonly Mutant[] = [
  probed(
    'SMTP without the extension turns to TLS',
    BY_DIALOGUES,
    DIALOGUES,
    "whole === 'done' && !/^250",
    "whole === 'more' && !/^250",
  ),
  probed(
    'an earlier word is taken for readiness',
    BY_DIALOGUES,
    DIALOGUES,
    'steps.shift();\n        received = Buffer.alloc(0);',
    'steps.shift();',
  ),
  probed('IMAP cannot refuse', BY_DIALOGUES, DIALOGUES, '/^a (NO|BAD)|^\\* BYE/im', '/^never/'),
  probed(
    'LDAP cannot refuse',
    BY_DIALOGUES,
    DIALOGUES,
    "return isSuccess && !isLong ? 'done' : 'refused';",
    "return 'done';",
  ),
  probed(
    'PostgreSQL may say more than its letter',
    BY_DIALOGUES,
    DIALOGUES,
    "received.toString('latin1') === 'S'",
    "received.toString('latin1').startsWith('S')",
  ),
];

/** What is asked of name servers and before TLS, changed: no drill speaks DNS, and so a test must fail. */
export const probeMutants: readonly Mutant[] = [...promises, ...zones, ...dialogues];
