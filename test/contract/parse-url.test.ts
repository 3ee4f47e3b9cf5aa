import { describe, expect, it } from '@jest/globals';
import { parseUrl } from '../../lib/contract/parse-url';

describe('a URL', () => {
  it('with letters outside of ASCII parses however often it is asked for', () => {
    const parsed = Array.from({ length: 20_000 }, () => parseUrl('/ü', 'https://bücher.example')?.href);
    expect(new Set(parsed)).toEqual(new Set(['https://xn--bcher-kva.example/%C3%BC']));
  });

  it.each(['', 'a.example', 'https://', 'https://[::1', 'https://a:99999/'])(
    'that is none is undefined: "%s"',
    (text) => {
      expect(parseUrl(text)).toBeUndefined();
    },
  );
});
