/** How a client stands, as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { type Lot, leftMinutes, leftValue } from '../../engine/lots.ts';
import { type Currency, decimalMoney } from '../../engine/money.ts';
import { unpaidMinutes } from '../../engine/standing.ts';
import type { ClientStanding } from '../clients/standing.ts';

type Told = OutputOf<'client.overview'>['items'][number];

export function standingAsTold(standing: ClientStanding): Told {
  const { client, holding, open, overdue, troubles } = standing;
  const { id, name, currency, archivedOn } = client;
  return {
    ...{ id, name, currency, archivedOn },
    ...hoursTold(standing),
    unpaidMinutes: holding.unpaidMinutes,
    nextExpiry: holding.nextExpiry === null ? null : expiryTold(holding.nextExpiry, currency),
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

/** What goes with a block that expires; null of one that never does. */
export function expiryTold(lot: Lot, currency: Currency): Told['nextExpiry'] {
  const { expiresOn } = lot.block;
  if (expiresOn === null) return null;
  return {
    ...{ on: expiresOn, minutes: leftMinutes(lot) },
    value: decimalMoney(leftValue(lot), currency),
    unpaidMinutes: unpaidMinutes(lot, expiresOn),
  };
}
