import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from '../../lib/cloudwatch/agenda';

it('an agenda gives appointments by time, then by order', () => {
  const appointment = fc.record({ at: fc.nat(20), order: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(appointment), (appointments) => {
      const agenda = new Agenda();
      for (const one of appointments) agenda.add({ ...one, keep: () => {} });
      const taken = appointments.map(() => agenda.take()).map((one) => [one?.at, one?.order]);
      const sorted = [...appointments].sort((a, b) => a.at - b.at || a.order - b.order);
      expect(taken).toEqual(sorted.map(({ at, order }) => [at, order]));
      expect(agenda.take()).toBeUndefined();
    }),
  );
});
