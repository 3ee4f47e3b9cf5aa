import { caughtByTest, type Mutant, patch } from './mutant';

const CHECKS = 'lib/drill/outcome/checks.ts';
const DIFFERENCES = 'lib/drill/outcome/differences.ts';
const TOLD = 'lib/drill/outcome/told.ts';
const JUDGE = 'lib/drill/outcome/judge.ts';

/** A mutant of what judges drills: every drill passes on it, and a row of its tables must not. */
function judge(name: string, file: string, from: string, to: string, by = 'judge'): Mutant {
  return {
    name: `judge: ${name}`,
    patches: [patch(file, from, to)],
    expects: caughtByTest(`test/drill/outcome/${by}.test.ts`),
  };
}

/** What drills are worth, changed. */
export const judgeMutants: readonly Mutant[] = [
  judge('pages are not counted', DIFFERENCES, 'if (at >= 0) left.splice(at, 1);', ''),
  judge('pages too many are fine', DIFFERENCES, '...extra.map(', '...[].map('),
  judge('missing pages are fine', DIFFERENCES, '...without(wanted, got).map(', '...[].map('),
  judge(
    'tickets count as pages',
    TOLD,
    'each.kind === kind && each.message.severity === severity',
    'each.kind === kind',
  ),
  judge('only the first of oneOf is right', CHECKS, '(each.length < best.length ? each : best)', 'best'),
  judge('tickets are not looked at', CHECKS, 'tickets === undefined ?', 'true ?'),
  judge('mayTicket allows nothing', CHECKS, 'tickets, mayTicket),', 'tickets),'),
  judge('a pattern fits what it begins', DIFFERENCES, "join('[^/]*')}$`", "join('[^/]*')}`"),
  judge('updates are not counted', CHECKS, "most('updated', 'updates')", '() => []'),
  judge('closings are not counted', CHECKS, "most('closed', 'closes')", '() => []'),
  judge('one closing more is fine', CHECKS, 'count > limit', 'count > limit + 1'),
  judge('any layer is right', CHECKS, 'layer === undefined || first === layer', 'true'),
  judge(
    'layers may change once more',
    CHECKS,
    'seen.join() === layers.join()',
    'seen.join().startsWith(layers.join())',
  ),
  judge('any services are right', CHECKS, "once('services')", '() => []'),
  judge('any vantages are right', CHECKS, "once('vantages')", '() => []'),
  judge('a first page may come before the onset', CHECKS, 'first.atMs >= onsetMs', 'true'),
  judge('what is open opens again', TOLD, "kind === 'opened' && isKnown ? 'updated' : kind", 'kind', 'told'),
  judge('a first page may be late', CHECKS, 'first.atMs - onsetMs <= withinMs', 'true'),
  judge('an incident may close too soon', CHECKS, 'last.atMs >= openUntilMs', 'true'),
  judge('an incident lives on after its closing', TOLD, 'closed < 0 ? rest :', 'true ? rest :'),
  judge('the life of a page has that of others', TOLD, 'message.key === opening.message.key', 'true'),
  judge('two pages are tolerated', JUDGE, "key.startsWith('service/')", "key !== ''", 'tolerate'),
  judge(
    'what is wrong besides is tolerated',
    JUDGE,
    'without(lifeFrom(opening, told), told)).length === 0',
    '[]).length === 0 || true',
    'tolerate',
  ),
  judge('all phases may have a page too many', JUDGE, 'tolerable.slice(0, most)', 'tolerable', 'tolerate'),
  judge('time to page counts from minute 0', JUDGE, 'first.atMs - expected.onsetMs', 'first.atMs'),
];
