import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { monitorSchema } from '../../config/schema/monitor-schema';
import { EXAMPLE_MONITOR } from './example-monitor';
import { code, page } from './markdown';

type Schema = z.core.JSONSchema.JSONSchema;

const INTRO = `The configuration is \`monitor.config.ts\` at the top level, or another file: \`npx cdk deploy -c config=FILE\`,
\`npx common-cause drill ... --config FILE\`, of TypeScript (its default export), JSON or YAML. \`bin/app.ts\` builds the stacks
from it, and scenarios without a fleet of their own rehearse it. It is checked as a whole: every problem is reported at once,
each with its path (in JSON and YAML with its line), its value and a remedy; an unknown key is a problem, named with the nearest
known one. What stands in two places is united, what stands twice in one place is refused; hosts, URLs, resolvers and regions
are compared by what they are, not by how they are spelled. All regions belong to one partition of AWS.

Editors complete and check JSON and YAML as they are written where they know \`schemas/configuration.schema.json\`:
\`# yaml-language-server: $schema=./schemas/configuration.schema.json\` as the first line, or a key \`$schema\`.

A configuration of a real size, with private services that only some vantages reach, is [realistic.yaml](realistic.yaml). Three
that ask more than a status: a [public site behind a CDN](site-behind-cdn.yaml), an [API with a token](api-with-token.yaml), a
[mail host](mail-host.yaml).`;

/** What a section says before its keys: above all what several values must keep together. */
const SECTIONS: Readonly<Record<string, string>> = {
  'services[]': `What is watched. A service has a \`url\`, \`urls\` or \`dns\` names, and fails when any of them fails. Names are
unique, whatever their case; owners and causes that differ in case only are refused. Hosts are asked for in lower case, without
a final dot, and international ones in their ASCII form. What no probe could ever judge is refused: a host that is not a full
name, port 0, credentials in a URL in any form, an address that is private (without \`allowPrivateAddresses\`) or that nobody has,
an IPv6 address, or its family, where vantages have no IPv6, an objective, status or permission without a URL.`,
  'services[].endpoints[]': `A URL with more to say of it than a status; what a promise means, and which code tells that it is not kept, stands in
[probing](probing.md).`,
  'services[].questions[]': `A name with more to ask of it than an address, or more to say of the answer. Records are compared as zone files spell
them (\`10 mail.example.com\`, \`0 issue "letsencrypt.org"\`), in any case and without the last dot; types that nobody knows as
\`\\# length hexadecimal\`.`,
  'vantages[]': `A region, or \`{ region, vpc }\` for one whose canary stands in a network of yours; one vantage a region.`,
  'vantages[].vpc': `Ids, for nothing is looked up: the canary's network interfaces stand in these subnets and security groups. A canary in a
network reaches what the network reaches, private addresses among it, **and nothing else**: it needs a way to the Internet
for the witnesses, public resolvers, the metrics of every hub and the rest of AWS's endpoints in other regions. That way is a NAT
gateway (about $33 a month and zone, and $0.045 a GB; a canary moves about 0.4 GB a month for each URL, for every handshake is
a whole one), or a NAT instance. IPv6 with an egress-only gateway costs nothing, and reaches targets that speak IPv6 only. Interface endpoints
(about $7 a month each and zone) are regional: they reach neither the other hub nor any witness, and do not replace it.`,
  'notify[]': `Who is told; each entry names one way, and \`for\` of what. A page wakes somebody, a ticket never does. Somebody must
be told of pages. A hub has a topic for each form and severity that is needed (docs/contract.md, Messages).

| way | who it is | what arrives | who confirms |
| --- | --- | --- | --- |
| \`email\` | an address | the text | the link of SNS's first mail, one for pages and one for tickets |
| \`sms\` | a telephone number | the first line, up to 140 characters | nobody; a new account sends only to numbers that it has verified |
| \`pager\` | the CloudWatch integration of PagerDuty, Opsgenie, Splunk On-Call, Rootly and their like | the JSON of a CloudWatch alarm, ALARM and OK | most integrations by themselves; of OpsKnight, somebody opens the URL of the first message |
| \`webhook\` | an https URL of yours | our JSON, in SNS's envelope | somebody or something opens \`SubscribeURL\` of the first message |
| \`chat\` | Slack or Microsoft Teams by Amazon Q Developer in chat applications | a custom notification, an incident a thread | the channel's configuration, in which you name the topics (\`ChatPagesTopicArn\` of the stack's outputs) |
| \`topicArns\` | whoever subscribes to a topic of yours in the hub's region | as on our own topics for people | as you arranged it |

\`pager\` and \`webhook\` are names of Secrets Manager secrets in each hub's region, each of which holds a URL: it stands in no
file and in no template. CloudFormation reads it when the entry is deployed, and never again: a URL that changes gets a secret
of another name ([operations.md](operations.md)). Whether all of this arrives, \`common-cause test-page\` tells.`,
  'maintenance[]': `Each window is a mute rule of CloudWatch in every hub, over the alarms that tell of its keys, beginning at a time (\`at\`) or again and
again (\`cron\`: minute, hour, day, month, weekday; an asterisk, lists, ranges, and English names of months and weekdays). A drill of the configuration keeps to it.
What still fails when a window ends is told then. For work that nobody planned, \`common-cause mute\` ([operations.md](operations.md#mute)).`,
  'witnesses[]': `Independent control targets: they tell whether a vantage itself can see. None may be watched itself, compared by its
host, and they stand on three different hosts at least; they should have little in common with the services and with each
other. Of the default ones, those that are watched are left out, with a note.`,
};

const EXPORT = 'export default defineMonitor(';

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of alternatives, the one that has keys. */
function withKeys({ properties, anyOf, ...schema }: Schema): Schema | undefined {
  if (properties !== undefined) return { properties, ...schema };
  return anyOf?.filter(isSchema).find((each) => each.properties !== undefined);
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  object: 'map',
};

function typeOf({ type, items, additionalProperties, properties, anyOf }: Schema): string {
  if (anyOf !== undefined) return anyOf.filter(isSchema).map(typeOf).join(' or ');
  if (properties !== undefined) return 'entry';
  if (type === 'array' && isSchema(items)) return `list of ${typeOf(items).replace(/\bentry$/, 'entries')}`;
  if (type === 'object' && isSchema(additionalProperties)) return `map to ${typeOf(additionalProperties)}`;
  return type === undefined ? 'any value' : (TYPES[`${type}`] ?? `${type}`);
}

/** The first value that the example has for a key. */
function exampleOf(key: string, { type }: Schema, examples: readonly object[]): unknown {
  if (type === 'boolean') return true;
  const example = examples.map((each) => Reflect.get(each, key)).find((value) => value !== undefined);
  if (example === undefined) throw new Error(`reference: no example for ${key}; add one to example-monitor.ts`);
  return example;
}

function keyLine(key: string, schema: Schema, isRequired: boolean, example: unknown): string {
  const [what = '', otherwise] = (schema.description ?? '').split('@default ').map((part) => part.trim());
  const left = otherwise === undefined ? '' : `; left out: ${otherwise}`;
  const hasSection = withKeys(schema) !== undefined || (isSchema(schema.items) && withKeys(schema.items) !== undefined);
  const shown = hasSection ? 'See below.' : `For example ${code(JSON.stringify(example))}.`;
  return `- **${code(key)}** (${typeOf(schema)}${isRequired ? ', required' : left}). ${what === '' ? '' : `${what} `}${shown}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A section of one object's keys, then those of the objects in it and in its lists. */
function section(path: string, { properties = {}, required = [] }: Schema, examples: readonly object[]): string {
  const keys = Object.entries(properties).filter(
    (entry): entry is [string, Schema] => isSchema(entry[1]) && entry[1].hidden !== true,
  );
  const lines = keys.map(([key, schema]) =>
    keyLine(key, schema, required.includes(key), exampleOf(key, schema, examples)),
  );
  const below = keys.flatMap(([key, schema]) => {
    const isList = isSchema(schema.items);
    const inner = withKeys(isSchema(schema.items) ? schema.items : schema);
    const name = `${path === '' ? '' : `${path}.`}${key}${isList ? '[]' : ''}`;
    const values = examples.flatMap((each) => Reflect.get(each, key) ?? []).filter(isObject);
    return inner === undefined ? [] : [section(name, inner, values)];
  });
  const intro = SECTIONS[path];
  const heading = path === '' ? '## Keys' : `## ${code(path)}${intro === undefined ? '' : `\n\n${intro}`}`;
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
  return page('Configuration', 'lib/config/schema', INTRO, section('', schema, [EXAMPLE_MONITOR]), exampleText());
}
