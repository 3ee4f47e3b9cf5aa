import type { Message } from '../../lib/contract/message';
import type { Decision, Known } from './deciding/decision';
import type { IncidentPorts } from './ports';
import { forgetting, learning, opening } from './receipts/receipt-changes';
import { remember, tell } from './tell';
import { tellingOf } from './telling';

/** Does what was decided: the one place from which people are told and receipts are written. */
export async function carryOut(
  decision: Decision,
  known: Known,
  ports: IncidentPorts,
  isNoted: Promise<boolean> = Promise.resolve(true),
): Promise<readonly Message[]> {
  switch (decision.kind) {
    case 'nothing':
    case 'end':
    case 'drop':
      return [];
    case 'learn':
      await remember(ports, learning(decision.root, decision.until, decision.candidate, decision.raised));
      return [];
    case 'hold':
      await remember(ports, [opening(decision.receipt, known.before(decision.receipt.key))]);
      return [];
    case 'forget':
      await remember(ports, [forgetting(decision.receipt, decision.ending, known.now)]);
      return [];
    default:
      return tell(ports, tellingOf(decision, { known, topicsOf: ports.topicsOf }), isNoted);
  }
}
