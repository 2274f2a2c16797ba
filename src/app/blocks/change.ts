/** What paying, extending, reopening and refunding a block have in common. */
import type { OperationName } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { findLot } from '../../engine/accounts.ts';
import type { Act, Step } from '../../engine/bank/books.ts';
import { settleWaiting } from '../../engine/bank/settle-waiting.ts';
import type { KeptBlock } from '../../store/blocks.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { type App, type Request, type Result, refuse } from '../app.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE, type Where } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { blockAsTold, type PresentedBlock } from '../present/block.ts';
import { blockNamed } from './find.ts';

/** What becomes of a block. */
export type BlockChange = {
  readonly decide: (step: Step, block: KeptBlock, act: Act) => Step | AnyRefusal;
  /** True when there may be more to draw afterwards: then what waits is settled (A4, B6). */
  readonly givesMinutes: boolean;
};

/** Changes a block of a client's, used up or not, and tells it as it is then. */
export async function changeBlock<Name extends OperationName>(
  app: App,
  operation: Name,
  request: Request<Name> & { readonly input: { readonly client: string; readonly block: string } },
  { decide, givesMinutes }: BlockChange,
): Promise<Result<PresentedBlock>> {
  const found = await app.database.read(request.actor.firm, (tx) => blockNamed(tx, request.input));
  if ('refusal' in found) return found;
  const { block } = found;
  const { invoice } = block.label;
  return await commitLedger<PresentedBlock>(app, {
    ...commandOf(app, operation, request),
    client: block.client,
    needs: {
      ...NOTHING_ELSE,
      blocks: [block.id],
      waiting: givesMinutes,
      ...(invoice === null ? {} : { money: { ...NO_MONEY_NEEDS, invoices: [invoice] } }),
    },
    decide: (step, act, where) => {
      const changed = decide(step, block, act);
      if ('code' in changed) return refuse(withBlockName(changed, block));
      const settled = givesMinutes ? settledFor(changed, act, where) : changed;
      return { step: settled, outcome: blockTold(settled, block, act), subject: block.id };
    },
  });
}

/** What waits and is now covered is posted; nothing is posted for an archived client. */
export function settledFor(step: Step, act: Act, { client }: Where): Step {
  return client.archivedOn === null ? settleWaiting(step, act) : step;
}

/** A block of the books as it now is. */
export function blockTold(
  { books }: Step,
  facts: Pick<KeptBlock, 'id' | 'standardRate' | 'note'>,
  { today }: Act,
): PresentedBlock {
  const { client, currency } = books;
  const lot = findLot(books.account, facts.id);
  const label = books.labels.get(facts.id);
  if (lot === null || label === undefined) throw new RangeError(`block ${facts.id} is not there`);
  const { standardRate, note } = facts;
  return blockAsTold(lot, { client, label, currency, standardRate, note }, today);
}

/** The refusal, with the block called by the name the client knows it by. */
function withBlockName(refusal: AnyRefusal, { id, label }: KeptBlock): AnyRefusal {
  return 'block' in refusal && refusal.block === id ? { ...refusal, block: label.name } : refusal;
}
