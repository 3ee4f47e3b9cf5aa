import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { encode } from 'dns-packet';
import { classifyReply } from '../../../../lambda/canary/judging/classify-reply';
import { readReply } from '../../../../lambda/canary/network/dns/dns-answer';
import { readRecords } from '../../../../lambda/canary/network/dns/read-records';

/** `FUZZ_PACKETS=100000` each night. */
const PACKETS = Number(process.env.FUZZ_PACKETS ?? 2_000);

/** What a packet may cost; a run reads hundreds. */
const MOST_MS = 50;

/** 64 bytes that look like chance, and are the same again when a packet has to be looked at. */
function noiseOf(count: number): Buffer {
  return createHash('sha512').update(`packet ${count}`).digest();
}

const NAME = 'site.test';
const ID = 0x1234;

const GOOD = encode({
  type: 'response',
  id: ID,
  questions: [{ type: 'A', name: NAME, class: 'IN' }],
  answers: [
    { type: 'CNAME', name: NAME, data: 'edge.site.test', ttl: 60 },
    { type: 'A', name: 'edge.site.test', data: '192.0.2.1', ttl: 60 },
    { type: 'TXT', name: NAME, data: ['a', 'b'], ttl: 60 },
    { type: 'MX', name: NAME, data: { preference: 1, exchange: 'm.site.test' }, ttl: 60 },
    {
      type: 'SOA',
      name: NAME,
      ttl: 60,
      data: { mname: 'a', rname: 'b', serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5 },
    },
  ],
});

/** A good answer with some bytes turned, cut, or more behind it; or noise with the right identity. */
function packet(count: number, noise: Buffer): Buffer {
  if (count % 10 === 0) return Buffer.concat([GOOD.subarray(0, 4), noise]);
  const turned = Buffer.from(GOOD);
  for (let turn = 0; turn < 1 + (count % 7); turn += 1) {
    turned.writeUInt8(noise.readUInt8(2 * turn), 2 + (noise.readUInt16BE(2 * turn) % (turned.length - 2)));
  }
  const length = count % 3 === 0 ? noise.readUInt16BE(20) % (turned.length + 1) : turned.length;
  return count % 11 === 0 ? Buffer.concat([turned, noise]) : turned.subarray(0, length);
}

const TYPES = [1, 5, 6, 15, 16, 28, 33, 65, 257];

describe('fuzzed packets', () => {
  it(`${PACKETS} of them are each read in little time, and what is read has a code`, () => {
    let longestMs = 0;
    for (let count = 0; count < PACKETS; count += 1) {
      const message = packet(count, noiseOf(count));
      const began = performance.now();
      const asked = { name: NAME, type: 'A', id: ID, checkingDisabled: false, hasEdns: true } as const;
      const readings = [
        readReply(message, asked),
        readRecords(message, { name: NAME, id: ID, number: TYPES[count % TYPES.length] ?? 1 }),
      ];
      longestMs = Math.max(longestMs, performance.now() - began);
      for (const reading of readings) {
        if (typeof reading === 'string') continue;
        expect(classifyReply(reading)).toMatch(/^(up|dns\.[a-z]+)$/);
        expect(JSON.stringify(reading).length).toBeLessThan(64 * 1024);
      }
    }
    // generous: the machine of a test is busy with others
    expect(longestMs).toBeLessThan(10 * MOST_MS);
  });
});
