import { describe, expect, it } from '@jest/globals';
import { didYouMean } from '../../lib/input/nearest-name';

const MANY = Array.from({ length: 20 }, (_, index) => `service-${index}`);

describe('the nearest name', () => {
  it.each([
    ['ownr', ['owner', 'url'], 'did you mean "owner"?'],
    ['OWNER', ['owner', 'url'], 'did you mean "owner"?'],
    ['fro', ['for', 'to'], 'did you mean "for"?'],
    ['service-21', MANY, 'did you mean "service-1"?'],
    ['e', ['a', 'b'], 'write one of a, b'],
    ['kubernetes', ['owner', 'url'], 'write one of owner, url'],
    ['kubernetes', MANY, 'leave it out'],
    ['kubernetes', [], 'leave it out'],
  ])('of %s is told where it is near, else the few that there are', (name, known, remedy) => {
    expect(didYouMean(name, known)).toBe(remedy);
  });
});
