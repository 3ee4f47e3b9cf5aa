import { describe, expect, it } from '@jest/globals';
import { answerAlarm } from '../../lambda/incidents/answer-alarm';
import type { IncidentPorts } from '../../lambda/incidents/ports';
import type { ReceiptTable } from '../../lambda/incidents/receipts/receipt-table';
import { recheck } from '../../lambda/incidents/recheck';
import { keyLine } from '../../lib/contract/incident-key';
import { createReceiptTable } from '../../lib/drill/hub/receipt-table';
import { createWorld, fleetOf, passCleanly } from './world';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const KEY = 'cause/owner/meta';
const [A, B] = ['us-east-1', 'eu-west-1'] as const;

const GONE: ReceiptTable = {
  list: () => Promise.reject(new Error('gone')),
  change: () => Promise.reject(new Error('gone')),
};

/** Two hubs over the same minutes, each with its own table; the outage has lasted a minute. */
function hubs() {
  const world = createWorld({ ...fleetOf({ 'owner/meta': META }), hubs: [A, B] });
  for (let n = 0; n < 20; n++) world.minute();
  world.minute(() => 'http.status');
  const tables = { [A]: createReceiptTable(), [B]: createReceiptTable() };
  let alarms = 0;
  const portsOf = (hub: typeof A | typeof B, isAlone: boolean): IncidentPorts => ({
    ...world.ports,
    hub,
    receipts: tables[hub],
    otherReceipts: isAlone ? GONE : tables[hub === A ? B : A],
  });
  const kinds = (messages: readonly { readonly kind: string }[]) => messages.map(({ kind }) => kind);
  return {
    world,
    tables,
    alarm: async (hub: typeof A | typeof B, state: string, isAlone = false) => {
      const at = new Date(world.now() - 1_000 + alarms++).toISOString();
      const alarm = { AlarmName: KEY, AlarmDescription: keyLine(KEY), NewStateValue: state, StateChangeTime: at };
      return kinds(
        await answerAlarm({ Records: [{ Sns: { Message: JSON.stringify(alarm) } }] }, portsOf(hub, isAlone)),
      );
    },
    recheck: async (hub: typeof A | typeof B, isAlone = false) => kinds(await recheck(portsOf(hub, isAlone))),
  };
}

describe('receipts of two hubs', () => {
  it('what one has opened the other does not open', async () => {
    const { alarm } = hubs();
    expect(await alarm(A, 'ALARM')).toEqual(['opened']);
    expect(await alarm(B, 'ALARM')).toEqual([]);
  });

  it('what one has opened the other closes, once', async () => {
    const { world, alarm, recheck: again } = hubs();
    await alarm(A, 'ALARM');
    passCleanly(world, 10);
    expect(await alarm(B, 'OK', true)).toEqual(['closed']);
    expect(await alarm(A, 'OK')).toEqual([]);
    expect(await again(A)).toEqual([]);
  });

  it('a hub that comes back knows what was closed without it', async () => {
    const { world, tables, alarm, recheck: again } = hubs();
    await alarm(A, 'ALARM');
    const before = await tables[A].list();
    passCleanly(world, 10);
    await alarm(B, 'OK', true);
    expect(await tables[A].list()).toEqual(before);
    passCleanly(world, 15);
    expect(await again(A)).toEqual([]);
    expect(await alarm(A, 'OK')).toEqual([]);
  });

  it('a hub that comes back knows what was opened without it', async () => {
    const { alarm, tables } = hubs();
    expect(await alarm(B, 'ALARM', true)).toEqual(['opened']);
    expect(await tables[A].list()).toEqual([]);
    expect(await alarm(A, 'ALARM')).toEqual([]);
    expect((await tables[A].list()).map(({ key }) => key)).toContain(KEY);
  });

  it('absence wins over no row: what only one table has is closed by whoever is told of its end', async () => {
    const { world, alarm } = hubs();
    await alarm(A, 'ALARM', true);
    passCleanly(world, 10);
    expect(await alarm(B, 'OK')).toEqual(['closed']);
  });

  it('hubs that cannot reach each other tell both', async () => {
    const { alarm } = hubs();
    expect(await alarm(A, 'ALARM', true)).toEqual(['opened']);
    expect(await alarm(B, 'ALARM', true)).toEqual(['opened']);
  });
});

describe('planned maintenance', () => {
  const muted = (ports: IncidentPorts, mutedAlarms: IncidentPorts['mutedAlarms']) => ({ ...ports, mutedAlarms });

  it('a recheck tells nothing of a muted key, and closes it after the window', async () => {
    const { world, alarm } = hubs();
    const ports = { ...world.ports, hub: A };
    await world.alarm(KEY, 'ALARM');
    passCleanly(world, 25);
    const rules = new Set([`incident/${KEY}`]);
    expect(await recheck(muted(ports, async () => rules))).toEqual([]);
    expect(await recheck(muted(ports, async () => new Set(['service/facebook/down'])))).toMatchObject([
      { kind: 'closed', key: KEY },
    ]);
    expect(await alarm(A, 'INSUFFICIENT_DATA')).toEqual([]);
  });

  it('what cannot be read is not muted', async () => {
    const { world } = hubs();
    await world.alarm(KEY, 'ALARM');
    passCleanly(world, 25);
    const unreadable = () => Promise.reject(new Error('denied'));
    expect(await recheck(muted(world.ports, unreadable))).toMatchObject([{ kind: 'closed', key: KEY }]);
  });
});
