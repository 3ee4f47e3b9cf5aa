import { InvalidArgumentError, Option } from 'commander';
import { isTime } from '../drill/scenario/times';
import { show } from '../input/show';

/** Reads a whole number from `least` to `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`got ${show(text)}; write a whole number ${range}`);
  };
}

/** `--lose-primary TIME`: from when on the primary hub is gone. */
export function losePrimaryOption(): Option {
  return new Option('--lose-primary <time>', 'a standby too, and no primary from then on').argParser(
    (text: string): string => {
      if (isTime(text)) return text;
      throw new InvalidArgumentError(`got ${show(text)}; write a time such as 17:00, or a duration such as 90m`);
    },
  );
}

/** `--config FILE`: another configuration than the project's own. */
export function configOption(): Option {
  return new Option('--config <file>', 'configuration: TypeScript, JSON or YAML (default: monitor.config.ts)');
}

/** `--profile NAME`: other credentials than those of the environment. */
export function profileOption(): Option {
  return new Option('--profile <name>', 'profile of your AWS configuration (default: what the environment says)');
}
