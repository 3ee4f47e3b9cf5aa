import { describe, expect, it } from '@jest/globals';
import { turnLoop } from '../../lambda/sentinel/turn-loop';
import { fleetOf } from '../incidents/world';

/** What the end of a loop tells, and where; what is broken refuses. */
async function turned(hubs: readonly string[], hub: string, broken: readonly string[] = []) {
  const told: string[] = [];
  const logged: object[] = [];
  const say = async (where: string, what: string) => {
    if (broken.includes(where)) throw new Error('refused');
    told.push(what);
  };
  await turnLoop({
    fleet: { ...fleetOf({}), hubs },
    hub,
    mark: (where, { metric, dimensions }) => say(where, `${metric} ${dimensions.Hub} in ${where}`),
    ping: () => say('outside', 'ping'),
    log: (entry) => logged.push(entry),
  });
  return { told: told.sort(), logged: logged.length };
}

describe('the end of a loop', () => {
  const hubs = ['us-west-2', 'eu-central-1'];

  it('tells its own hub, the other one and the heartbeat that it has come round', async () => {
    expect((await turned(hubs, 'us-west-2')).told).toEqual([
      'LoopTick primary in us-west-2',
      'PeerAlive primary in eu-central-1',
      'ping',
    ]);
    expect((await turned(hubs, 'eu-central-1')).told).toEqual([
      'LoopTick standby in eu-central-1',
      'PeerAlive standby in us-west-2',
      'ping',
    ]);
  });

  it('tells each, whoever of the others cannot be told', async () => {
    expect(await turned(hubs, 'us-west-2', ['eu-central-1', 'outside'])).toEqual({
      told: ['LoopTick primary in us-west-2'],
      logged: 2,
    });
    expect((await turned(hubs, 'us-west-2', ['us-west-2'])).told).toEqual([
      'PeerAlive primary in eu-central-1',
      'ping',
    ]);
  });

  it('of the only hub tells no other one', async () => {
    expect((await turned(['us-west-2'], 'us-west-2')).told).toEqual(['LoopTick primary in us-west-2', 'ping']);
  });
});
