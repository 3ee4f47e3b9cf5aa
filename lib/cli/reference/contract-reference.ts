import { alarmName } from '../../contract/alarm-names';
import type { HubRole } from '../../contract/hub-role';
import { incidentKey } from '../../contract/incident-key';
import { METRICS, namespace } from '../../contract/metrics';
import { resourceName } from '../../contract/resource-names';
import { code, page, table } from './markdown';

const NAME = '<name>';
const CAUSE = '<kind>/<cause>';
const SERVICE = '<service>';
const VANTAGE = '<vantage>';
const REGION = '<region>';
/** A role, for what is named by it. */
const HUB = '<primary|standby>' as HubRole;

type Entry = readonly [text: string, meaning: string];

/** Each alarm by its path, and what it is. A type makes sure that none is left out. */
const ALARMS: Readonly<Record<keyof typeof alarmName, Entry>> = {
  quorumLost: [alarmName.quorumLost, 'composite; **tells**: too few vantages can see'],
  incident: [alarmName.incident('<key>'), 'composite; **tells** of a cause, of `everything` or of `unexplained`'],
  serviceDown: [alarmName.serviceDown(SERVICE), 'composite; **tells** of a service that fails on its own'],
  blindTicket: [alarmName.blindTicket(VANTAGE), 'composite; **ticket**: a vantage is blind'],
  cutOff: [alarmName.cutOff(VANTAGE), 'composite; **ticket**: nearly everything fails from there alone'],
  causePartly: [alarmName.causePartly(CAUSE), 'composite; **ticket**: a cause fails from fewer vantages than page'],
  causeSlowed: [alarmName.causeSlowed(CAUSE), 'composite; **ticket**: services of a cause are slow together'],
  servicePartly: [
    alarmName.servicePartly(SERVICE),
    'composite; **ticket**: a service fails from fewer vantages than page',
  ],
  serviceSlowed: [alarmName.serviceSlowed(SERVICE), 'composite; **ticket**: a service is slower than its objective'],
  serviceRefused: [alarmName.serviceRefused(SERVICE), 'composite; **ticket**: a service refuses the canaries'],
  group: [
    'coverage, certificates, resolvers, doubled',
    'composites; **tickets** over several alarms; `partial`, `slow`, `blocked` where tickets are shared; `<name>/<n>` in further stacks',
  ],
  hubSilent: [alarmName.hubSilent(HUB), 'composite; **ticket**: the other hub does not prove that it is alive'],
  test: [alarmName.test, 'metric; **tells**: never has data, and is moved by hand to test the way to people'],
  way: [
    alarmName.way('<function or topic>'),
    'metric; **tells**, raw: a function fails or is late, or a topic cannot deliver',
  ],
  everything: [alarmName.everything, 'metric'],
  cause: [alarmName.cause(CAUSE), 'metric; one for each cause'],
  causePartial: [alarmName.causePartial(CAUSE), 'metric; fewer vantages blame it than page'],
  causeSlow: [alarmName.causeSlow(CAUSE), 'metric; where a member has an objective'],
  unexplained: [alarmName.unexplained, 'metric'],
  service: [alarmName.service(SERVICE, 'dns').replace('dns', 'dns|http'), 'metric; two for each service'],
  servicePartial: [alarmName.servicePartial(SERVICE), 'metric; fewer vantages see it fail than page'],
  serviceSlow: [alarmName.serviceSlow(SERVICE), 'metric; where an objective is set'],
  serviceBlocked: [alarmName.serviceBlocked(SERVICE), 'metric; where it has a URL'],
  serviceCertificate: [alarmName.serviceCertificate(SERVICE), 'metric; where it has an https URL'],
  witness: [alarmName.witness(VANTAGE), 'metric; neither witnesses nor services answer there'],
  heartbeat: [alarmName.heartbeat(VANTAGE), 'metric; no run arrives from there'],
  share: [alarmName.share(VANTAGE), 'metric; nearly everything fails from there'],
  unprobed: [alarmName.unprobed(VANTAGE), 'metric; not all services are asked from there'],
  doubledRuns: [alarmName.doubledRuns(VANTAGE), 'metric; minutes are published more than once from there'],
  resolver: [alarmName.resolver('<resolver>'), 'metric; it fails for most names that another one answers'],
  alive: [alarmName.alive(HUB), 'metric; ALARM is good: the other hub proves that it is alive'],
  ticking: [alarmName.ticking(HUB), 'metric; ALARM is good: the loop of this hub comes round'],
  loopTick: [alarmName.loopTick, 'metric; in ALARM for a few seconds twice a minute: the loop of this hub'],
  loopTurn: [alarmName.loopTurn, 'composite; calls the function at the end of the loop'],
  blind: [alarmName.blind(VANTAGE), 'composite of witness and heartbeat'],
  silence: [alarmName.silence, 'suppressor: the monitor is impaired; at the standby also: the primary is alive'],
  covered: ['covered/<hash of the causes>', 'suppressor: something larger speaks for services of these causes'],
  partlyCovered: ['partly-covered/<hash of the causes>', 'suppressor of their tickets'],
  inShard: [
    'shard/<n>/<path>',
    'of one stack of a hub alone: its suppressors, and its stand-ins for causes that stand in another stack',
  ],
  part: ['<path>/<n>', 'part of one with more than 100 children or 10,240 characters'],
  unexplainedCovered: [alarmName.unexplainedCovered, 'suppressor: something larger speaks for what is unexplained'],
  cutOffCovered: [alarmName.cutOffCovered, 'suppressor: any cause fails, or anything wider'],
  causePartlyCovered: [alarmName.causePartlyCovered, 'suppressor: a vantage is cut off, or something wider fails'],
  causeSlowedCovered: [alarmName.causeSlowedCovered(CAUSE), 'suppressor: the cause fails, or the monitor is impaired'],
  never: [alarmName.never, 'never in ALARM: a suppressor where a wait needs one'],
};

const KEYS: Readonly<Record<keyof typeof incidentKey, Entry>> = {
  quorumLost: [incidentKey.quorumLost, 'page: too few vantages can see for anything to be said'],
  everything: [incidentKey.everything, 'page: nearly everything fails while the witnesses answer'],
  cause: [incidentKey.cause(CAUSE), 'page: what several services share fails'],
  unexplained: [incidentKey.unexplained, 'page: several services fail and no cause explains them'],
  service: [incidentKey.service(SERVICE), 'page: one service fails on its own'],
  blindVantage: [incidentKey.blindVantage(VANTAGE), 'ticket: a vantage is blind'],
  share: [incidentKey.share(VANTAGE), 'ticket: nearly everything fails from one vantage alone'],
  partialCause: [incidentKey.partialCause(CAUSE), 'ticket: a cause fails from fewer vantages than page'],
  slowCause: [incidentKey.slowCause(CAUSE), 'ticket: services of a cause are slow together'],
  partialService: [incidentKey.partialService(SERVICE), 'ticket: a service fails from fewer vantages than page'],
  slowService: [incidentKey.slowService(SERVICE), 'ticket: a service is slower than its objective'],
  blockedService: [incidentKey.blockedService(SERVICE), 'ticket: a service refuses the canaries'],
  hubSilent: [incidentKey.hubSilent(HUB), 'ticket: a hub does not prove that it is alive'],
  deadman: [incidentKey.deadman, 'page of the heartbeat outside, in drills: no hub has proved that it is alive'],
  way: [incidentKey.way(REGION), 'page: the way to people of the hub in that region fails'],
  test: [incidentKey.test, 'a test of the way to people'],
  coverage: [incidentKey.coverage, 'ticket: services are not asked that should be'],
  certificates: [incidentKey.certificates, 'ticket: certificates expire soon'],
  resolvers: [incidentKey.resolvers, 'ticket: a resolver fails on its own'],
  doubled: [incidentKey.doubled, 'ticket: a vantage publishes minutes more than once'],
  partial: [incidentKey.partial, 'ticket: services fail from fewer vantages than page, where tickets are shared'],
  slow: [incidentKey.slow, 'ticket: services are slow, where tickets are shared'],
  blocked: [incidentKey.blocked, 'ticket: services refuse the canaries, where tickets are shared'],
};

const RESOURCES: Readonly<Record<keyof typeof resourceName, Entry>> = {
  vantageStack: [resourceName.vantageStack(NAME, REGION), 'stack of a vantage'],
  canary: [resourceName.canary(NAME), 'Lambda function in each vantage'],
  canaryLogGroup: [resourceName.canaryLogGroup(NAME), 'log group of run records, in each vantage'],
  runQueue: [resourceName.runQueue(NAME), 'queue in each vantage, in which a run waits for second 40'],
  claims: [resourceName.claims(NAME), 'table in each vantage: a minute is published once'],
  hubStack: [resourceName.hubStack(NAME, REGION), 'stack of a hub'],
  alarm: [resourceName.alarm(NAME, '<path>'), 'alarm in the hub; its path is one of those above'],
  maintenance: [resourceName.maintenance('<stack>', '<n>'), 'mute rule of planned maintenance, in each stack of a hub'],
  muteRules: [`${resourceName.muteRules(NAME)}<key>-<when>`, 'mute rules that `common-cause mute` puts in the hub'],
  alarmTopic: [resourceName.alarmTopic(NAME), 'topic to which alarms that tell send their state changes'],
  notifier: [resourceName.notifier(NAME), 'Lambda function that turns them into messages'],
  notifierLogGroup: [resourceName.notifierLogGroup(NAME), 'its log group'],
  sentinel: [
    resourceName.sentinel(NAME),
    'Lambda function that judges open incidents again each minute, and asks whether its hub is alive',
  ],
  sentinelLogGroup: [resourceName.sentinelLogGroup(NAME), 'its log group'],
  tickQueue: [resourceName.tickQueue(NAME), 'queue in which the sentinel waits for the half of its minute'],
  loop: [resourceName.loop(NAME), 'Lambda function that proves that its hub is alive'],
  loopLogGroup: [resourceName.loopLogGroup(NAME), 'its log group'],
  loopTopic: [resourceName.loopTopic(NAME), 'topic that calls it'],
  fallback: [resourceName.fallback(NAME), 'Lambda function that hands raw alarms to people when the notifier fails'],
  fallbackLogGroup: [resourceName.fallbackLogGroup(NAME), 'its log group'],
  matrix: [resourceName.matrix(NAME), 'Lambda function that draws services by vantages on the dashboard'],
  matrixLogGroup: [resourceName.matrixLogGroup(NAME), 'its log group'],
  receipts: [resourceName.receipts(NAME), 'table of receipts: what is open, what was closed within a day, and claims'],
  topic: [`${NAME}-<people|pager|chat>-<pages|tickets>`, 'topics on which people are told, those that `notify` needs'],
  key: [resourceName.key(NAME), 'alias of the key with which the topics of a hub are encrypted'],
  furtherDashboard: [
    resourceName.furtherDashboard(NAME, REGION, 2).replace('2', '<n>'),
    'dashboard of the services that the first one has no room for',
  ],
  dashboard: [resourceName.dashboard(NAME, REGION), 'dashboard of the hub in that region'],
};

const MESSAGES = `## Messages

A hub has a topic for each form and severity in which somebody is told, and each is told once. For filter policies
\`kind\`, \`severity\`, \`key\` and \`layer\` are message attributes in every form.

**people**: by e-mail the text, by SMS its first line. Subscribers by https, SQS or Lambda get JSON, in SNS's envelope:
\`dedup_key\`; \`kind\` (\`opened\`, \`updated\`, \`closed\`); \`larger\`, of an update: whether it names more than was known;
\`severity\` (\`page\`, \`ticket\`); \`key\`; \`layer\`; \`services\` and \`vantages\`, each with \`count\`, \`of\`
and the first 20 \`names\`; of a ticket of several alarms so \`raised\`, what those in ALARM are about; of a blind vantage \`unwatched\`, the services that too few vantages can watch now; \`since\` and \`at\`; \`hub\`, the region that tells it; \`title\`, the first line, and \`text\`, the whole;
\`links\`, each with \`label\` and \`url\`. What is not known is left out.

**pager**: the JSON of a CloudWatch alarm, which CloudWatch integrations read: \`AlarmName\` is the \`dedup_key\`, \`NewStateValue\`
\`ALARM\` or \`OK\`, \`NewStateReason\` the first line, \`AlarmDescription\` the text without what targets have said, up to 1,024 characters; \`AlarmArn\` names the
primary hub's region, the account and the key, and is the same from both hubs. The subject begins with \`ALARM:\` or \`OK:\`.
Of updates only those arrive that make the incident larger.

**chat**: a custom notification of Amazon Q Developer in chat applications (version 1.0); its \`threadId\` is the \`dedup_key\`,
so that all messages of an incident are one thread.

A raw alarm (the notifier could not do its work) is CloudWatch's own message, unchanged, on every topic of its severity
whatever the form: its subject begins with \`ALARM:\` or \`OK:\`, its attributes are \`kind\` (\`raw\`), \`severity\` and \`key\`.`;

function entries(heading: string, list: Readonly<Record<string, Entry>>): string {
  return table(
    [heading, 'what it is'],
    Object.values(list).map(([text, meaning]) => [code(text), meaning]),
  );
}

function metrics(): string {
  const rows = Object.entries(METRICS).map(([name, { dimensions, unit, meaning }]) => [
    code(name),
    dimensions.map(code).join(', ') || 'none',
    unit,
    meaning,
  ]);
  return table(['metric', 'dimensions', 'unit', 'a datapoint of one run'], rows);
}

/** `docs/contract.md`: metrics, alarm names, incident keys and physical names. */
export function contractReference(): string {
  return page(
    'The contract',
    'lib/contract',
    'What canaries, alarms, notifier and dashboards agree on, and what you may build upon.',
    `## Metrics

Namespace \`${namespace('common-cause')}\`, or \`${namespace(NAME)}\` for a configuration with a name of its own; in the
hub's region. Every vantage publishes into the same series each minute, always with the explicit 0: \`Sum\` is the number
of vantages that say so, \`SampleCount\` how many looked. The timestamp is the minute of the run. \`Layer\` is \`dns\` or
\`http\`, which stands for tcp, tls and http. A blind vantage publishes \`WitnessFailed\` and \`Probed\` only.`,
    metrics(),
    `## Incident keys

What people, receipts and pagers call an incident. The key of an alarm that tells stands in its description, as the
line \`key: <key>\`. Messages carry it as the attribute \`key\`, and as \`dedup_key\` with the name before it:
\`${NAME}/<key>\`.`,
    entries('key', KEYS),
    MESSAGES,
    `## Alarms

Paths; the full name is \`${resourceName.alarm(NAME, '<path>')}\`. What each means is in the [runbook](runbook.md).`,
    entries('path', ALARMS),
    `## Physical names

\`${NAME}\` is \`common-cause\` unless configured. Every stack knows these names, so that no stack needs another one's
values.`,
    entries('name', RESOURCES),
  );
}
