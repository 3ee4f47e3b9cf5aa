import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { monitorSchema } from '../../config/schema/monitor-schema';
import { EXAMPLE_MONITOR } from './example-monitor';
import { code, page } from './markdown';

type Schema = z.core.JSONSchema.JSONSchema;

const INTRO = `The configuration is \`monitor.config.ts\` at the top level. \`bin/app.ts\` builds the stacks from it, and scenarios
without a fleet of their own rehearse it. It is checked as a whole: every problem is reported at once, each with its
path, its value and a remedy; an unknown key is a problem, named with the nearest known one. All regions belong to one
partition of AWS.`;

/** What a section says before its keys: above all what several values must keep together. */
const SECTIONS: Readonly<Record<string, string>> = {
  services: `What is watched. A service has a \`url\`, \`urls\` or \`dns\` names, and fails when any of them fails. Names are
unique, whatever their case.`,
  notify: `Who is told; each entry names one way. To \`email\` SNS sends a request to confirm, which must be followed.
\`httpsSecret\` is the name of a Secrets Manager secret in the hub's region that holds a URL: it stands in no file and in no
template.
\`topicArns\` names a topic of your own in the hub's region; it is used, and subscribed to, instead of one that the hub makes; there is
one such entry at most.`,
  witnesses: `Independent control targets: they tell whether a vantage itself can see. None may be a monitored service, and
they should have little in common with the services and with each other.`,
};

const EXPORT = 'export default defineMonitor(';

function typeOf({ type, items, additionalProperties }: Schema): string {
  if (type === 'array' && isSchema(items))
    return `list of ${items.properties === undefined ? typeOf(items) : 'entries'}`;
  if (type === 'object' && isSchema(additionalProperties)) return `map to ${typeOf(additionalProperties)}`;
  return (
    { string: 'text', boolean: 'true or false', integer: 'whole number', number: 'number' }[`${type}`] ?? `${type}`
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first value that the example has for a key. */
function exampleOf(key: string, examples: readonly object[]): unknown {
  const example = examples.map((each) => Reflect.get(each, key)).find((value) => value !== undefined);
  if (example === undefined) throw new Error(`reference: no example for ${key}; add one to example-monitor.ts`);
  return example;
}

function keyLine(key: string, schema: Schema, isRequired: boolean, example: unknown): string {
  const [what = '', otherwise] = (schema.description ?? '').split('@default ').map((part) => part.trim());
  const left = otherwise === undefined ? '' : `; left out: ${otherwise}`;
  const isLong = Array.isArray(example) && example.some((each) => typeof each === 'object');
  const shown = isLong ? 'See below.' : `For example ${code(JSON.stringify(example))}.`;
  return `- **${code(key)}** (${typeOf(schema)}${isRequired ? ', required' : left}). ${what === '' ? '' : `${what} `}${shown}`;
}

/** A section of one object's keys, then those of the objects in its lists. */
function section(path: string, { properties = {}, required = [] }: Schema, examples: readonly object[]): string {
  const keys = Object.entries(properties).filter((entry): entry is [string, Schema] => isSchema(entry[1]));
  const lines = keys.map(([key, schema]) => keyLine(key, schema, required.includes(key), exampleOf(key, examples)));
  const below = keys.flatMap(([key, { items }]) =>
    isSchema(items) && items.properties !== undefined
      ? [
          section(
            key,
            items,
            examples.flatMap((each) => Reflect.get(each, key) ?? []),
          ),
        ]
      : [],
  );
  const heading = path === '' ? '## Keys' : `## ${code(`${path}[]`)}\n\n${SECTIONS[path] ?? ''}`;
  return [`${heading}\n\n${lines.join('\n')}`, ...below].join('\n\n');
}

/** The example as an operator would write it. */
function exampleText(): string {
  const source = readFileSync(join(__dirname, 'example-monitor.ts'), 'utf8');
  const literal = source.slice(source.indexOf('= {') + 2).replace(/;\s*$/, '');
  return `## With every key\n\n\`\`\`ts\n${EXPORT}${literal});\n\`\`\``;
}

/** `docs/configuration.md`: every key of `monitor.config.ts`. */
export function configurationReference(): string {
  const schema = z.toJSONSchema(monitorSchema, { io: 'input', unrepresentable: 'any' });
  return page('Configuration', 'lib/config/schema.ts', INTRO, section('', schema, [EXAMPLE_MONITOR]), exampleText());
}
