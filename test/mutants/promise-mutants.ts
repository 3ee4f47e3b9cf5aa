import { caughtByTest, type Mutant, patch } from './mutant';

const PROBING = 'lambda/canary/probing';
const PROMISES = `${PROBING}/promises`;
const HTTP = 'lambda/canary/network/http';
const JUDGING = 'lambda/canary/judging';

function promised(name: string, test: string, file: string, from: string, to: string): Mutant {
  return {
    name: `promise: ${name}`,
    patches: [patch(file, from, to)],
    expects: caughtByTest(`test/canary/${test}.test.ts`),
  };
}

const ANSWERS = 'peers/http';
const CREDENTIALS = 'peers/credentials';
const TLS = 'peers/tls';
const REDIRECTS = 'peers/redirects';
const ADDRESSES = 'peers/addresses';

/** What an endpoint promises, changed: one rule at a time. */
const promises: readonly Mutant[] = [
  promised(
    'any status from the first of a range on is good',
    ANSWERS,
    `${PROBING}/accepted-status.ts`,
    ' && status <= last',
    '',
  ),
  promised(
    'no rule of a body is broken',
    ANSWERS,
    `${PROMISES}/answer-promises.ts`,
    "...about('body', brokenBodyRules(said, expect)),",
    '',
  ),
  promised(
    'a banned text may stand there',
    ANSWERS,
    `${PROMISES}/text-promises.ts`,
    'containsNot.filter(has)',
    'containsNot.filter(() => false)',
  ),
  promised(
    'a banned pattern may fit',
    ANSWERS,
    `${PROMISES}/text-promises.ts`,
    'matchesNot.filter(fits)',
    'matchesNot.filter(() => false)',
  ),
  promised(
    'one of several patterns is enough',
    ANSWERS,
    `${PROMISES}/text-promises.ts`,
    'matches.filter((pattern) => !fits(pattern))',
    'matches.filter((pattern) => !matches.some(fits) && !fits(pattern))',
  ),
  promised(
    'a missing header keeps every rule',
    ANSWERS,
    `${PROMISES}/header-promises.ts`,
    "presence === 'required' ? [`no",
    "presence === 'forbidden' ? [`no",
  ),
  promised(
    'a value that is missing keeps every rule',
    ANSWERS,
    `${PROMISES}/json-promises.ts`,
    'count = { min: 1 }',
    'count = {}',
  ),
  promised('nothing is too slow', ANSWERS, `${PROMISES}/time-promises.ts`, 'ms > failingMs', 'false'),
  promised(
    'what should fail is judged as anything else',
    ANSWERS,
    `${JUDGING}/judge-endpoint.ts`,
    'seen.endpoint.shouldFail === true ? inverted(judged) : judged',
    'judged',
  ),
  promised(
    'any certificate of any issuer is the one',
    TLS,
    `${PROMISES}/tls-promises.ts`,
    '!own.issuer.includes(issuer)',
    'false',
  ),
  promised(
    'any fingerprint is the one',
    TLS,
    `${PROMISES}/tls-promises.ts`,
    'fingerprints !== undefined && ',
    'false && fingerprints !== undefined && ',
  ),
  promised('a certificate may end tomorrow', TLS, `${PROMISES}/tls-promises.ts`, '!(days >= leastDays)', 'false'),
  promised(
    'any version of TLS is new enough',
    TLS,
    `${PROMISES}/tls-promises.ts`,
    '< VERSIONS.indexOf(leastTls)',
    '< 0',
  ),
];

/** Who we are, and whom we tell. */
const asking: readonly Mutant[] = [
  promised(
    'refused credentials are not read anew',
    CREDENTIALS,
    `${PROBING}/probe-endpoint.ts`,
    'if (!isRefused || anew ||',
    'if (!isRefused || !anew ||',
  ),
  promised(
    'our own credentials are refused, and that is no failure',
    CREDENTIALS,
    `${JUDGING}/classify-exchange.ts`,
    'if (status === 401 && hasCredentials)',
    'if (false)',
  ),
  promised(
    'another origin is told our credentials',
    CREDENTIALS,
    `${PROBING}/probe-endpoint.ts`,
    "'yes' && isOwn && isNamed",
    "'yes' && isNamed",
  ),
  promised(
    'a secret that comes back is shown',
    CREDENTIALS,
    `${PROBING}/hide-secrets.ts`,
    'secrets.length === 0 ? value',
    'secrets.length >= 0 ? value',
  ),
  promised(
    'one redirect more is followed',
    REDIRECTS,
    `${PROBING}/probe-endpoint.ts`,
    'hops.length > maxRedirects',
    'hops.length > maxRedirects + 1',
  ),
  promised(
    'another origin is told our headers',
    REDIRECTS,
    `${PROBING}/next-asking.ts`,
    'const own = isSameOrigin ? headers',
    'const own = true ? headers',
  ),
];

/** HTTP/2, and addresses apart. */
const ways: readonly Mutant[] = [
  promised(
    'HTTP/1.1 is as good where HTTP/2 is expected',
    'peers/http2',
    `${PROMISES}/tls-promises.ts`,
    'tls.httpVersion !== httpVersion',
    'false',
  ),
  promised(
    'a stream that is cancelled is a whole body',
    'network/http/http2-frames',
    `${HTTP}/send-http2.ts`,
    ' || stream.rstCode !== constants.NGHTTP2_NO_ERROR',
    '',
  ),
  promised(
    'frames come without end',
    'network/http/http2-frames',
    `${HTTP}/send-http2.ts`,
    'socket.bytesRead > MAX_BYTES',
    'false',
  ),
  promised(
    'one good address is enough',
    ADDRESSES,
    `${JUDGING}/judge-apart.ts`,
    'leastHealthy ?? Math.max(1, judged.length)',
    'leastHealthy ?? 1',
  ),
  promised(
    'fewer good addresses than wanted are enough',
    ADDRESSES,
    `${JUDGING}/judge-apart.ts`,
    'codes.length - failing.length < least',
    'codes.length - failing.length < 1',
  ),
  promised(
    'an address that could not be asked is a bad one',
    ADDRESSES,
    `${JUDGING}/judge-apart.ts`,
    'parts.filter(({ code }) => !isUnknown(code))',
    'parts',
  ),
  promised(
    'one family stands for the other',
    ADDRESSES,
    `${JUDGING}/judge-apart.ts`,
    'return first(byFamily)',
    "return byFamily.includes('up') ? 'up' : first(byFamily)",
  ),
  promised(
    'a redirect may leave its address',
    ADDRESSES,
    `${PROBING}/probe-endpoint.ts`,
    'isPinned && host ===',
    'false && host ===',
  ),
  promised(
    'a redirect may leave its family',
    ADDRESSES,
    `${PROBING}/probe-endpoint.ts`,
    'typesFor([family && [family]])',
    'typesFor([])',
  ),
  promised(
    'every address is asked, however many',
    ADDRESSES,
    `${PROBING}/probe-apart.ts`,
    '.slice(0, MAX_ADDRESSES)',
    '',
  ),
  promised(
    'the second try asks other addresses',
    ADDRESSES,
    `${PROBING}/probe-apart.ts`,
    '...again, ...inTurn',
    '...inTurn',
  ),
  promised(
    'an address that nobody may connect to does not count',
    ADDRESSES,
    `${PROBING}/probe-apart.ts`,
    'allAddresses(name.replies) : addresses',
    'addresses : addresses',
  ),
];

/** What a probe makes of an answer, changed: an endpoint's promise is no drill's, so that a test must fail. */
export const promiseMutants: readonly Mutant[] = [...promises, ...asking, ...ways];
