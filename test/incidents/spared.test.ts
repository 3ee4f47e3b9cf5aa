import { describe, expect, it } from '@jest/globals';
import { answerAlarm } from '../../lambda/incidents/answer-alarm';
import type { IncidentPorts } from '../../lambda/incidents/ports';
import { recheck } from '../../lambda/incidents/recheck';
import { keyLine } from '../../lib/contract/incident-key';
import { createWorld, fleetOf } from './world';

const KEY = 'cause/owner/meta';
const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];

/** A hub with two topics, of which the pager hears nothing of updates. */
function worldWithPager(spares: boolean) {
  const world = createWorld(fleetOf({ 'owner/meta': META }));
  const sent: string[] = [];
  const ports: IncidentPorts = {
    ...world.ports,
    topicsOf: () => ['people', 'pager'],
    send: async (message, topic) => {
      if (topic === 'pager' && message.kind === 'updated' && spares) return 'spared';
      sent.push(`${topic} ${message.kind}`);
      return 'accepted';
    },
  };
  const alarm = (state: string) => {
    const at = new Date(world.now() - 1_000).toISOString();
    const message = { AlarmName: KEY, AlarmDescription: keyLine(KEY), NewStateValue: state, StateChangeTime: at };
    return answerAlarm({ Records: [{ Sns: { Message: JSON.stringify(message) } }] }, ports);
  };
  return { world, sent, ports, alarm };
}

describe('a topic that is spared an update', () => {
  it('counts as told, is not sent it again, and hears of the end', async () => {
    const { world, sent, ports, alarm } = worldWithPager(true);
    world.minute((service) => (service === 'workplace' ? 'up' : 'http.status'));
    await alarm('ALARM');
    for (let n = 0; n < 4; n++) {
      world.minute(() => 'http.status');
      await recheck(ports);
    }
    expect(sent).toEqual(['people opened', 'pager opened', 'people updated']);
    for (let n = 0; n < 12; n++) world.minute();
    await alarm('OK');
    expect(sent.slice(3)).toEqual(['people closed', 'pager closed']);
  });

  it('alone: nobody is told, and nothing is kept untold', async () => {
    const { world, sent, ports, alarm } = worldWithPager(true);
    const lone = { ...ports, topicsOf: () => ['pager'] };
    world.minute((service) => (service === 'workplace' ? 'up' : 'http.status'));
    await alarm('ALARM');
    world.minute(() => 'http.status');
    expect(await recheck(lone)).toEqual([]);
    expect(sent).toEqual(['people opened', 'pager opened']);
  });
});
