import { readMonitor } from '../../lib/config/read-monitor';
import config from '../../monitor.config';
import { deployed } from '../stacks/deployment';
import { ROWS, type Row } from './rows';
import { createSimulator, type Question } from './simulator';
import { ACCOUNT, DeployedTemplate, type Policy } from './template';

process.env.CDK_VALIDATION = 'false';

const { fleet, ...deployment } = readMonitor(config);
const stacks = deployed({ fleet, ...deployment });

function templateIn(stack: Row['stack']): readonly [template: DeployedTemplate, region: string] {
  const region = (stack === 'hub' ? fleet.hubs[0] : fleet.vantages[0]) ?? '';
  const found = stacks.get(`common-cause-${stack}-${region}`);
  if (found === undefined) throw new Error(`there is no stack of a ${stack} in ${region}`);
  return [new DeployedTemplate(found.template.toJSON() as never, region), region];
}

/** The role of the function whose logical id begins so, with all that it may do. */
function roleOf(template: DeployedTemplate, name: string): Pick<Question, 'principal' | 'own'> {
  const functions = [...template.ofType('AWS::Lambda::Function')].filter(([id]) => id.includes(`${name}Function`));
  const [[, { Role: principal = '' } = {}] = []] = functions;
  if (functions.length !== 1) throw new Error(`${functions.length} functions are called ${name}`);
  const role = String(principal).split('/').at(-1) ?? '';
  const attached = [...template.ofType('AWS::IAM::Policy').values()].filter(({ Roles }) =>
    (Roles as readonly string[]).includes(role),
  );
  return { principal: String(principal), own: attached.map(({ PolicyDocument }) => PolicyDocument as Policy) };
}

/** What a service asks for: the resource, and the policy that stands there. */
function policyAt(template: DeployedTemplate, resource: string): Pick<Question, 'resource' | 'resources'> {
  if (resource.endsWith('KEY')) {
    const [{ KeyPolicy } = {}] = template.ofType('AWS::KMS::Key').values();
    return { resource: template.arnOf('AWS::KMS::Key', ''), resources: KeyPolicy as Policy };
  }
  if (resource.endsWith('SCHEDULER')) {
    const [[id, { AssumeRolePolicyDocument }] = ['', {} as Readonly<Record<string, unknown>>]] = [
      ...template.ofType('AWS::IAM::Role'),
    ].filter(([name]) => name.includes('EachMinute'));
    return { resource: `arn:aws:iam::${ACCOUNT}:role/${id}`, resources: AssumeRolePolicyDocument as Policy };
  }
  const policies = [...template.ofType('AWS::SNS::TopicPolicy').values()];
  const policy = policies.find(({ Topics }) => (Topics as readonly string[]).includes(resource));
  return { resource, ...(policy && { resources: policy.PolicyDocument as Policy }) };
}

function questionOf({ who, stack, action, resource, context = {} }: Row): Question {
  const [template, region] = templateIn(stack);
  const filled = (text: string) => text.replaceAll('REGION', region).replaceAll('ACCOUNT', ACCOUNT);
  const arn = resource === '*' ? '*' : `arn:aws:${filled(resource)}`;
  const filledContext = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, filled(value)]));
  return who.endsWith('.amazonaws.com')
    ? { principal: who, own: [], action, context: filledContext, ...policyAt(template, arn) }
    : { ...roleOf(template, who), action, resource: arn, context: filledContext };
}

/** `npm run test:permissions`: asks a policy simulator about each row, and prints the table. */
async function main(): Promise<void> {
  process.stderr.write('Installs @cloud-copilot/iam-simulate into a temporary folder, once; needs the npm registry.\n');
  const simulate = createSimulator(ACCOUNT);
  let wrong = 0;
  process.stdout.write('| who | may | call | on | |\n|---|---|---|---|---|\n');
  for (const row of ROWS) {
    const { who, may, action, resource, context } = row;
    const isAllowed = await simulate(questionOf(row));
    if (isAllowed !== may) wrong += 1;
    const where = context === undefined ? resource : `${resource} (${Object.values(context).join(', ')})`;
    process.stdout.write(
      `| ${who} | ${may ? 'yes' : 'no'} | ${action} | ${where} | ${isAllowed === may ? '' : 'WRONG'} |\n`,
    );
  }
  process.stdout.write(`\n${ROWS.length} calls, ${wrong} not as meant\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

main();
