import { describe, expect, it } from '@jest/globals';
import { encode, type OptAnswer, type RecordType } from 'dns-packet';
import fc from 'fast-check';
import { encodeQuestion, encodeRecordQuestion } from '../../../../lambda/canary/network/dns/dns-question';

const EDNS: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

const [RD, CD, AD] = [0x0100, 0x0010, 0x0020];

const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/[.\s]/.test(text));
const name = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '.'))
  .map(([labels, end]) => labels.join('.') + end);
const id = fc.integer({ min: 0, max: 0xffff });

describe('a question in wire format', () => {
  it('is what dns-packet makes of it, for addresses', () => {
    fc.assert(
      fc.property(id, name, fc.constantFrom('A', 'AAAA'), fc.boolean(), fc.boolean(), (...given) => {
        const [id, name, type, checkingDisabled, hasEdns] = given;
        const theirs = encode({
          type: 'query',
          id,
          flags: RD | (checkingDisabled ? CD : 0),
          questions: [{ name, type, class: 'IN' }],
          additionals: hasEdns ? [EDNS] : [],
        });
        expect(encodeQuestion({ id, name, type, checkingDisabled, hasEdns }).toString('hex')).toBe(
          theirs.toString('hex'),
        );
      }),
    );
  });

  it.each(['www.site.test', 'site.test.', '.'])('is what dns-packet makes of it, for any type: %s', (name) => {
    fc.assert(
      fc.property(id, fc.integer({ min: 256, max: 0xffff }), fc.boolean(), fc.boolean(), (...given) => {
        const [id, number, isRecursive, isUnchecked] = given;
        const theirs = encode({
          type: 'query',
          id,
          flags: (isRecursive ? RD : 0) | (isUnchecked ? CD : 0) | AD,
          questions: [{ name, type: `UNKNOWN_${number}` as RecordType, class: 'IN' }],
          additionals: [EDNS],
        });
        expect(encodeRecordQuestion({ id, name, number, isRecursive, isUnchecked }).toString('hex')).toBe(
          theirs.toString('hex'),
        );
      }),
    );
  });
});
