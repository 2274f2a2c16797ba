/** How a client stands, as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { leftMinutes, leftValue } from '../../engine/lots.ts';
import { decimalMoney } from '../../engine/money.ts';
import type { ClientStanding } from '../clients/standing.ts';

type Told = OutputOf<'client.overview'>['items'][number];

export function standingAsTold(standing: ClientStanding): Told {
  const { client, holding, open, overdue, troubles } = standing;
  const { id, name, currency, archivedOn } = client;
  return {
    ...{ id, name, currency, archivedOn },
    ...hoursTold(standing),
    unpaidMinutes: holding.unpaidMinutes,
    nextExpiry: expiryTold(standing),
    ...{ waitingEntries: open.waiting, draftEntries: open.draft },
    overdue: overdue === null ? null : decimalMoney(overdue, currency),
    trouble: [...troubles],
  };
}

/** The hours left, how fast they go, and until when. */
export function hoursTold({ holding, outlook }: Pick<ClientStanding, 'holding' | 'outlook'>) {
  const { usableMinutes, fullMinutes } = holding;
  if ('reason' in outlook) {
    return { usableMinutes, fullMinutes, burnMinutesPerWeek: null, runsOutOn: null };
  }
  const { burnMinutesPerWeek, runsOutOn } = outlook;
  return { usableMinutes, fullMinutes, burnMinutesPerWeek, runsOutOn };
}

function expiryTold({ client, holding }: ClientStanding): Told['nextExpiry'] {
  const { nextExpiry: lot } = holding;
  const on = lot?.block.expiresOn ?? null;
  if (lot === null || on === null) return null;
  return { on, minutes: leftMinutes(lot), value: decimalMoney(leftValue(lot), client.currency) };
}
