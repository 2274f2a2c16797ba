/** Tells why an entry drew what it drew: every rule, and every block looked at. */
import { accountOf } from '../../engine/accounts.ts';
import type { BankEntry, Outcome } from '../../engine/bank/books.ts';
import { minutes } from '../../engine/hours.ts';
import type { Slice } from '../../engine/lots.ts';
import { type Currency, cents } from '../../engine/money.ts';
import {
  DEFAULT_FIRM_POLICY,
  type FirmPolicy,
  policyDecidedBy,
  termsByDay,
} from '../../engine/terms.ts';
import { blocksLookedAt } from '../../engine/why.ts';
import { dayAt } from '../../engine/zones.ts';
import { agreedOf, findFirm } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readEntries } from '../../store/entries.ts';
import { type BlockBefore, findCorrectionOf, readBlocksBefore } from '../../store/why.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { entryAsTold, type PresentedEntry } from '../present/entry.ts';
import { type WhyFacts, whyAsTold } from '../present/why.ts';
import { zoneNamed } from '../zones.ts';
import { entryUnknown } from './find.ts';

export const whyEntry: UseCase<'entry.why'> = async (app, { actor, input }) =>
  await app.database.read(actor.firm, async (tx) => {
    const [kept] = await readEntries(tx, [input.entry]);
    if (kept === undefined) return refuse(entryUnknown(input.entry));
    const { entry, facts } = await explained(app, tx, kept);
    const correctedBy = await findCorrectionOf(tx, entry.id);
    return { value: { ...whyAsTold(entry, facts), correctedBy } };
  });

/** An entry as it is told, and all by which it is explained. */
export async function explained(
  app: App,
  tx: FirmTransaction,
  kept: BankEntry,
): Promise<{ readonly entry: PresentedEntry; readonly facts: WhyFacts }> {
  const client = await findClient(tx, kept.entry.client);
  if (client === null) throw new RangeError(`entry ${kept.entry.id} has no client`);
  const { name: clientName, currency } = client;
  const policy = await policyOf(tx, kept, currency, app.clock());
  const before = drawsBlocks(kept)
    ? await readBlocksBefore(tx, client.id, kept.entry.id, kept.outcome.postedAs)
    : [];
  const labels = new Map(before.map(({ lot, name }) => [lot.block.id, { name }]));
  const entry = entryAsTold(kept, { clientName, currency, labels });
  const blocks = drawsBlocks(kept) ? lookedAt(kept, before, policy) : [];
  return { entry, facts: { policy, blocks, currency } };
}

type Decided = BankEntry & { readonly outcome: Outcome };

/** True when its minutes were to be drawn: only then were the blocks looked at. */
function drawsBlocks(kept: BankEntry): kept is Decided {
  return kept.outcome !== null && kept.outcome.drawnMinutes > 0;
}

/**
 * The policy it was decided by, and the order in which blocks were drawn on the day it was; while
 * it waits, that of today. A draft is not decided yet.
 */
async function policyOf(
  tx: FirmTransaction,
  { entry, outcome, state }: BankEntry,
  currency: Currency,
  now: number,
): Promise<FirmPolicy> {
  const firm = await findFirm(tx);
  if (firm === null || outcome === null) return DEFAULT_FIRM_POLICY;
  const agreed = await agreedOf(tx, firm.settingsVersion);
  const decidedAt = state === 'waiting' ? now : Date.parse(outcome.postedAt);
  const on = dayAt(zoneNamed(firm.timeZone), Math.floor(decidedAt / 1000));
  const { drawOrder } = termsByDay(agreed, entry.client, currency)(on).policy;
  return { ...policyDecidedBy(agreed.policies, entry.client, outcome.versions), drawOrder };
}

function lookedAt(
  { entry, outcome }: Decided,
  before: readonly BlockBefore[],
  { drawOrder }: FirmPolicy,
): WhyFacts['blocks'] {
  const names = new Map(before.map(({ lot, name }) => [lot.block.id, name]));
  const account = accountOf(
    before.map(({ lot }) => lot),
    drawOrder,
  );
  const posting = { ...outcome, entry, draws: eachBlockOnce(outcome.draws) };
  return blocksLookedAt(account, posting).map((looked) => ({
    ...looked,
    name: names.get(looked.lot.block.id) ?? looked.lot.block.id,
  }));
}

/** What a block gave when the entry was posted and what it covered later, together. */
function eachBlockOnce(draws: readonly Slice[]): readonly Slice[] {
  const sums = new Map<string, Slice>();
  for (const slice of draws) {
    const sum = sums.get(slice.block);
    sums.set(slice.block, {
      block: slice.block,
      minutes: minutes((sum?.minutes ?? 0) + slice.minutes),
      value: cents((sum?.value ?? 0) + slice.value),
    });
  }
  return [...sums.values()];
}
