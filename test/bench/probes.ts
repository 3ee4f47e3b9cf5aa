import { startBlackbox } from './blackbox';
import { fleetOn, startCanary } from './canary';
import { startChild } from './child';
import { inTurn, ratioOf } from './in-turn';
import type { Targets } from './targets';

const SERVICES = 100;
const ROUNDS = 10;

/** An environment of Lambda lives for hours, a run each minute: it takes one of them until all that is often run is compiled. */
const WARM_UP = 60;
const AIM = { wall: 1.0, cpu: 0.9 };

/** A warm run of the canary, claim and publishing included, against Prometheus's blackbox_exporter. */
export async function benchProbes(): Promise<void> {
  const { ready: targets, stop } = await startChild<Targets>('targets.ts');
  try {
    const blackbox = await startBlackbox(targets, SERVICES);
    const canary = await startCanary(targets, fleetOn(targets, SERVICES));
    try {
      let megabytes = 0;
      const spent = await inTurn(
        {
          blackbox: blackbox.run,
          canary: async () => {
            const run = await canary.run();
            const notUp = run.record.cells.filter(({ verdict }) => verdict.kind !== 'up').length;
            if (notUp > 0) throw new Error(`bench: ${notUp} of ${SERVICES} services are not up`);
            megabytes = run.megabytes;
            return run;
          },
        },
        ROUNDS,
        WARM_UP,
      );
      console.log(
        `probes: ${SERVICES} services, ${2 * SERVICES} DNS and ${SERVICES} HTTPS with a body and a header promised; ${ROUNDS} rounds in turn after ${WARM_UP} to warm up, medians`,
      );
      for (const name of ['blackbox', 'canary'] as const) {
        console.log(`  ${name}: ${Math.round(spent[name].wall)} ms, CPU ${Math.round(spent[name].cpu)} ms`);
      }
      const { canary: ours, blackbox: theirs } = spent;
      const isWithin = ours.wall / theirs.wall <= AIM.wall && ours.cpu / theirs.cpu <= AIM.cpu;
      const verdict = `${isWithin ? 'within' : 'BEYOND'} ${AIM.wall} and ${AIM.cpu}`;
      console.log(`  ratio ${ratioOf(ours, theirs)}; ${verdict}; the canary had ${Math.round(megabytes)} MB at most`);
    } finally {
      await Promise.all([blackbox.stop(), canary.stop()]);
    }
  } finally {
    await stop();
  }
}
