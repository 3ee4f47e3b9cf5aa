import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventQueue } from '../../../lib/cloudwatch/evaluation/event-queue';

it('a queue gives events by time, then by order', () => {
  const event = fc.record({ at: fc.nat(20), order: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const queue = new EventQueue();
      for (const one of events) queue.add({ ...one, run: () => {} });
      const taken = events.map(() => queue.take()).map((one) => [one?.at, one?.order]);
      const sorted = [...events].sort((a, b) => a.at - b.at || a.order - b.order);
      expect(taken).toEqual(sorted.map(({ at, order }) => [at, order]));
      expect(queue.take()).toBeUndefined();
    }),
  );
});
