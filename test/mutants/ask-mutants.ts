import { caughtByTest, type Mutant, patch } from './mutant';

function asked(name: string, test: string, file: string, from: string, to: string): Mutant {
  return { name: `ask: ${name}`, patches: [patch(file, from, to)], expects: caughtByTest(test) };
}

const WATCH = 'test/cli/probe/watch.test.ts';
const BILL = 'test/cost/bill.test.ts';

/** What a person is told who asks, changed: nobody is paged by it, so that a test must fail in place of a drill. */
export const askMutants: readonly Mutant[] = [
  asked(
    'a blind machine lists outages',
    WATCH,
    'lib/cli/probe/service-report.ts',
    'isJudged: !blind || isLocal(seen ?? NOTHING)',
    'isJudged: true',
  ),
  asked(
    'a watch tells everything again',
    WATCH,
    'lib/cli/probe/watch.ts',
    '!== state && report',
    '!== undefined && report',
  ),
  asked(
    'an alarm costs one metric, whatever it reads',
    BILL,
    'lib/cost/counted-alarms.ts',
    'return queries.flatMap(',
    'return queries.slice(0, 1).flatMap(',
  ),
  asked('a fast alarm costs as any', BILL, 'lib/cost/counted-alarms.ts', 'period < MINUTE_S', 'false'),
  asked(
    'a month may cost ten times its limit',
    BILL,
    'lib/cost/refuse-too-dear.ts',
    'total <= max',
    'total <= 10 * max',
  ),
];
