import { alarmUrl, dashboardUrl, logQueryUrl } from '../../../lib/contract/console-links';
import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { Link } from '../../../lib/contract/message';
import { MINUTE } from '../../../lib/contract/minute';
import { resourceName } from '../../../lib/contract/resource-names';
import { tellingAlarm } from '../../../lib/contract/telling-alarm';
import { runbookOf } from './advice';
import type { Report } from './report';

/** Each vantage has a log group of its own, and a message room for few links to them. */
const QUERIES_AT_MOST = 2;

/** A service by name, where the query is about few. */
const NAMED_AT_MOST = 5;

/** Every cell that is not up, minute by minute: of an incident's own services where these are few. */
function recordsQuery({ members }: IncidentDefinition): string {
  const own = members.length > 0 && members.length <= NAMED_AT_MOST;
  return [
    'filter type = "run"',
    '| fields minute, vantage, jsonParse(@message) as run',
    '| unnest run.cells into cell',
    own ? `| filter cell.service in [${members.map((name) => `"${name}"`).join(', ')}]` : undefined,
    '| filter cell.verdict.kind != "up"',
    '| sort minute',
    '| display minute, vantage, cell.service, cell.verdict.kind, cell.verdict.code, cell.verdict.connection, cell.detail',
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** Whether the vantage saw its witnesses, minute by minute: of what is about the monitor itself. */
const RUNS_QUERY = `filter type = "run" or type = "skipped"
| sort minute
| display minute, vantage, type, blind, reason, durationMs, everything`;

function vantagesToAsk({ definition, told, evidence }: Report): readonly string[] {
  const saying = told.vantages.length > 0 ? told.vantages : evidence.vantages.names;
  return [...new Set([...saying, ...definition.vantages])].slice(0, QUERIES_AT_MOST);
}

/** Where to look: all of them pages that open with what they are about. */
export function linksOf(report: Report, fleet: Fleet, hub: string): readonly Link[] {
  const { definition, told, at, happening } = report;
  const until = happening.kind === 'closed' ? happening.until : at;
  const between = { from: told.since - MINUTE, to: until + MINUTE };
  const query = definition.members.length > 0 ? recordsQuery(definition) : RUNS_QUERY;
  const logGroup = resourceName.canaryLogGroup(fleet.name);
  return [
    { label: 'Runbook', url: runbookOf(definition, fleet) },
    { label: 'Dashboard', url: dashboardUrl(fleet.name, hub) },
    ...vantagesToAsk(report).map((vantage) => ({
      label: `What ${vantage} saw`,
      url: logQueryUrl(vantage, logGroup, query, between),
    })),
    {
      label: 'The alarm, where it is muted',
      url: alarmUrl(hub, resourceName.alarm(fleet.name, tellingAlarm(definition))),
    },
  ];
}
