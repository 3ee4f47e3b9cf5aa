import { describe, expect, it } from '@jest/globals';
import { dayOf, daysLeft, distinguishedName, holder, validity } from '../../../lib/cli/probe/certificate';

const NOON = Date.UTC(2026, 0, 10, 12);
const DAY = 86_400_000;

const certificate = (fromDays: number, toDays: number) => ({
  subject: 'CN=shop.test',
  issuer: 'C=US\nO=Some Authority\nCN=Some Root',
  validFrom: NOON + fromDays * DAY,
  validTo: NOON + toDays * DAY,
});

describe('a certificate', () => {
  it.each([
    ['is good for whole days', certificate(-1, 30.9), 30, '30 days left, to 2026-02-10'],
    ['has one day left', certificate(-1, 1.5), 1, '1 day left, to 2026-01-12'],
    ['ends today', certificate(-1, 0.2), 0, '0 days left, to 2026-01-10'],
    ['is over since this morning', certificate(-30, -0.1), -1, 'expired 2026-01-10'],
    ['is not valid yet', certificate(2, 30), 30, 'not valid before 2026-01-12'],
  ])('%s', (_, of, days, text) => {
    expect([daysLeft(of, NOON), validity(of, NOON)]).toEqual([days, text]);
  });

  it('may hold a date that is none', () => {
    const odd = { ...certificate(-1, 1), validTo: Number.NaN };
    expect([validity(odd, NOON), dayOf(odd.validTo)]).toEqual(['good to an unknown day', 'an unknown day']);
  });

  it('is called by its common name, else by its organization, else by all of its name', () => {
    expect(holder('C=US\nO=Some Authority\nCN=Some Root')).toBe('Some Root');
    expect(holder('C=US\nO=Some Authority')).toBe('Some Authority');
    expect(holder('C=US\nOU=x')).toBe('C=US, OU=x');
  });

  it('hides and moves nothing, whatever stands in its names', () => {
    expect(distinguishedName('CN=a\u{202e}b\u{1b}[2J\nO=c')).toBe('CN=a\u{fffd}b\u{fffd}[2J, O=c');
  });
});
