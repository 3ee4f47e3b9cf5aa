import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { RunRecord } from '../../../lib/contract/run-record';
import type { Cell } from '../../../lib/contract/verdict';
import { tiedServices } from '../evidence/agreeing-vantages';
import { serviceTitle } from './people-names';
import { counted, countedOf, spellNames } from './spell';

const CELLS_A_LINE = 5;

/** What a cell says of a service that does not fail: how slow, how it refused, how many days are left. */
type Saying = (cell: Cell) => string;

const slowness: Saying = ({ responseTimeMs }) => (responseTimeMs === undefined ? '' : ` ${responseTimeMs} ms`);
const refusal: Saying = ({ verdict }) => (verdict.kind === 'blocked' ? ` ${verdict.code}` : '');
const daysLeft: Saying = ({ certificateDays }) =>
  certificateDays === undefined ? '' : ` ${counted(Math.floor(certificateDays), 'day')} left`;

function cellsOf(definition: IncidentDefinition, record: RunRecord, saying: Saying, fleet: Fleet): string {
  const tied = new Set(tiedServices(definition, record));
  const cells = record.cells.filter(({ service }) => tied.has(service));
  return spellNames(
    cells.map((cell) => `${serviceTitle(cell.service, fleet)}${saying(cell)}`),
    CELLS_A_LINE,
  );
}

/** How many services a run was told of, and how many of these it had no time for. */
function asked({ cells, cellsLeftOut = 0 }: RunRecord, unasked: number): string {
  const told = `was told of ${counted(cells.length + cellsLeftOut, 'service')}`;
  return unasked === 0 ? told : `${told}, and had no time for ${unasked}`;
}

/** What one vantage's run says of a ticket that is not about failing services; undefined where it says nothing of it. */
export function ticketEvidence(definition: IncidentDefinition, record: RunRecord, fleet: Fleet): string | undefined {
  const named = (saying: Saying) => cellsOf(definition, record, saying, fleet);
  switch (definition.kind) {
    case 'slow-cause':
    case 'slow-service':
      return named(slowness) || 'as fast as it should be';
    case 'blocked-service':
      return named(refusal) || 'not refused';
    case 'certificates':
      return named(daysLeft) || 'none expires soon';
    case 'share':
      return `${countedOf(tiedServices(definition, record).length, record.cells.length, 'service')} failing`;
    case 'coverage':
      return asked(record, tiedServices(definition, record).length);
    case 'resolvers':
      return record.failedResolvers.length === 0
        ? 'no resolver fails'
        : spellNames(record.failedResolvers, CELLS_A_LINE);
    default:
      return undefined;
  }
}
