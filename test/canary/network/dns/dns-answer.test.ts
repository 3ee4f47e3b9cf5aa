import { describe, expect, it } from '@jest/globals';
import { decode, encode } from 'dns-packet';
import fc from 'fast-check';
import { readReply } from '../../../../lambda/canary/network/dns/dns-answer';
import { encodeQuestion } from '../../../../lambda/canary/network/dns/dns-question';
import { record } from '../../../servers/dns-behaviours';

const QUESTION = { name: 'www.site.test', type: 'A', id: 4711, checkingDisabled: false, hasEdns: true } as const;

const GOOD = encode({
  ...decode(encodeQuestion(QUESTION)),
  type: 'response',
  answers: [record('CNAME', 'www.site.test', 'cdn.test'), record('A', 'cdn.test', '192.0.2.1')],
});

describe('reading an answer', () => {
  it('whatever the bytes are, it comes back with a reading', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        const withOurId = Buffer.concat([GOOD.subarray(0, 2), noise]);
        expect(readReply(withOurId, QUESTION)).toBeDefined();
        expect(readReply(Buffer.from(noise), QUESTION)).toBeDefined();
      }),
    );
  });

  it('an answer cut anywhere is malformed', () => {
    for (let length = 2; length < GOOD.length; length += 1) {
      expect(readReply(GOOD.subarray(0, length), QUESTION)).toMatchObject({ error: 'EMALFORMED' });
    }
  });

  it('what a server calls its aliases is made harmless', () => {
    const answers = [record('CNAME', 'www.site.test', 'evil\u001b[2J\u202e.test')];
    const message = encode({ ...decode(GOOD), type: 'response', answers });
    expect(readReply(message, QUESTION)).toMatchObject({ aliases: ['evil\ufffd[2J\ufffd.test'] });
  });
});
