import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readInput } from '../../lib/input/read-input';

const schema = z.strictObject({
  list: z
    .array(z.strictObject({ name: z.string({ error: 'is not a name; write one' }), size: z.int().optional() }))
    .min(2, {
      error: 'is too short; add one',
    }),
  map: z.record(z.string(), z.string()).optional(),
});

describe('one parse', () => {
  it('gives the whole where all is sound', () => {
    const value = { list: [{ name: 'a' }, { name: 'b', size: 2 }] };
    expect(readInput(schema, value)).toEqual({ problems: [], draft: value, data: value });
  });

  it('leaves what is sound in its place, and nothing in the place of the rest', () => {
    const { draft, data, problems } = readInput(schema, { list: [{ name: 5, size: 1 }], extra: true });
    expect(draft).toEqual({ list: [{ name: undefined, size: 1 }], extra: true });
    expect(data).toBeUndefined();
    expect(problems.map(({ path, text }) => [path.join('.'), text])).toEqual([
      ['list.0.name', 'is not a name, got 5; write one'],
      ['list', 'is too short, got [{"name":5,"size":1}]; add one'],
      ['extra', 'unknown key; write one of list, map'],
    ]);
  });

  it('takes a member that is undefined for one that is left out', () => {
    const { draft } = readInput(schema, { list: [{ name: 'a', size: undefined }] });
    expect(Object.keys(draft?.list?.[0] ?? {})).toEqual(['name']);
  });

  it('has no draft of what is something else altogether', () => {
    expect(readInput(schema, 'text').draft).toBeUndefined();
  });

  it('refuses what contains itself', () => {
    const list: unknown[] = [];
    list.push(list);
    expect(readInput(schema, { list }).problems).toEqual([{ path: [], text: 'contains itself; write it out' }]);
  });

  it('passes over no key, not even one that the language knows', () => {
    const value = JSON.parse('{ "list": [{ "name": "a" }, { "name": "b" }], "map": { "__proto__": "x" } }');
    expect(readInput(schema, value)).toMatchObject({
      problems: [{ path: ['map', '__proto__'], text: 'is a name of the language; choose another one' }],
      data: undefined,
    });
  });
});
