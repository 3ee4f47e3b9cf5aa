import { describe, expect, it } from '@jest/globals';
import { failuresOver } from '../../../lib/drill/outcome/judge';
import type { Told } from '../../../lib/drill/outcome/told';
import { closed, judged, page } from './messages';

const CDN = 'cause/cdn/a';
const DNS = 'cause/dns/a';

describe('tolerate', () => {
  const one = page('service/a', 650);
  const cause = page(CDN, 660);

  it.each<readonly [string, readonly Told[], boolean]>([
    ['one page of a single service besides', [one, cause], true],
    ['one that comes and goes', [one, closed('service/a', 655), cause], true],
    ['two services', [one, page('service/b', 655), cause], false],
    ['one service twice', [one, closed('service/a', 655), page('service/a', 657), cause], false],
    ['a cause besides', [page(DNS, 650), cause], false],
    ['a page that is missing', [one], false],
    ['all as expected', [cause], false],
  ])('%s', (_, told, isTolerable) => {
    expect(judged({ pages: [[CDN]] }, told).isTolerable).toBe(isTolerable);
  });

  it('what else is wrong is not tolerated with it', () => {
    expect(judged({ pages: [[CDN]], withinMs: 1 }, [one, cause]).isTolerable).toBe(false);
  });

  const fine = judged({ pages: [[CDN]] }, [cause]);
  const more = judged({ pages: [[CDN]] }, [one, cause]);
  const wrong = judged({ pages: [[CDN]] }, []);

  it.each([
    ['none by default', 0, [more, fine], [{ phase: 0, what: 'extra page service/a' }]],
    ['a share of the phases', 1 / 2, [more, fine], []],
    ['no more than that share', 1 / 2, [more, more], [{ phase: 1, what: 'extra page service/a' }]],
    ['whole phases only', 1 / 3, [more, fine], [{ phase: 0, what: 'extra page service/a' }]],
    ['three of twenty are a share of 0.15', 0.15, Array(20).fill(fine).fill(more, 0, 3), []],
    ['never what is not tolerable', 1, [wrong, fine], [{ phase: 0, what: `missing page ${CDN}` }]],
  ])('%s', (_, share, judgements, failures) => {
    expect(failuresOver(judgements, share)).toEqual(failures);
  });
});
