import { describe, expect, it } from '@jest/globals';
import { silent } from '../../servers/dns-behaviours';
import { good, holding, judged, toldOf } from './zone-run';

describe('name servers that wait for their limit', () => {
  it.each([
    ['one that is silent', silent, 'no answer in N s'],
    [
      'one that answers over TCP alone',
      ((query) => (query.overTcp ? good(query) : [])) satisfies typeof silent,
      'over UDP: no answer in N s',
    ],
  ])('are named: %s', async (_, second, said) => {
    expect(await toldOf({ servers: [good, second] })).toBe(`zone shop.test; ns2.shop.test: ${said}`);
  });

  it('answer a question over TCP where UDP brings nothing', async () => {
    expect(await judged([(query) => (query.overTcp ? holding('192.0.2.1')(query) : [])])).toBe('up');
  });

  it('are not known where no resolver answers: that is what is said of the question', async () => {
    expect(await judged([good], { name: 'nobody.test' })).toBe(
      'dns.timeout: nobody.test A: no answer in N s from RESOLVER, for its name servers',
    );
  });
});
