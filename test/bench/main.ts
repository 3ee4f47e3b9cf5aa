import { benchBundle } from './bundle';
import { benchEvaluator } from './evaluator';
import { benchNarrow } from './narrow';
import { benchProbes } from './probes';
import { benchRehearsal, benchSynth } from './synth';
import { benchThousand } from './thousand';

/** What can be measured; each prints what it found, as ratios within one call where it can. */
const SUBJECTS: Readonly<Record<string, () => void | Promise<void>>> = {
  evaluator: benchEvaluator,
  probes: benchProbes,
  bundle: benchBundle,
  synth: benchSynth,
  rehearsal: benchRehearsal,
  thousand: benchThousand,
  narrow: benchNarrow,
};

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(SUBJECTS, name));
  if (names.length === 0 || unknown.length > 0) {
    const got = names.length === 0 ? 'nothing' : unknown.join(' ');
    console.error(`bench: not a subject, got ${got}; name some of ${Object.keys(SUBJECTS).join(' ')}`);
    process.exitCode = 2;
    return;
  }
  for (const name of names) await SUBJECTS[name]?.();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
