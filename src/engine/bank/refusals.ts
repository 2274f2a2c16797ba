/** What the bank refuses beside what the rules refuse: one union, in order of precedence. */
import type { LocalDate } from '../days.ts';
import { formatMinutes, type Minutes } from '../hours.ts';
import { type Cents, type Currency, formatMoney } from '../money.ts';
import { type Refusal, refusalMessage } from '../refusals.ts';
import type { EntryState } from './books.ts';
import { isMoneyRefusal, type MoneyRefusal, moneyRefusalMessage } from './money-refusals.ts';

/** What can be asked for by name or id, and not be there. */
type Thing =
  | 'firm'
  | 'client'
  | 'contact'
  | 'work type'
  | 'product'
  | 'tax rate'
  | 'block'
  | 'entry'
  | 'import'
  | 'key'
  | 'invitation'
  | 'invoice'
  | 'draft'
  | 'payment'
  | 'mail';

/** What keeps a block from covering work after all (A8). */
export type CannotCover = 'out_of_scope' | 'expired' | 'used_up' | 'not_open';

/** In what a file may tell an entry otherwise than it was taken over. */
export type EntryDifference = 'client' | 'workedOn' | 'minutes' | 'technician' | 'job' | 'workType';

type OwnRefusal =
  | { readonly code: 'not_found'; readonly thing: Thing; readonly name: string }
  | {
      readonly code: 'name_ambiguous';
      readonly thing: Thing;
      readonly name: string;
      readonly ids: readonly string[];
    }
  | { readonly code: 'name_taken'; readonly thing: Thing; readonly name: string }
  | { readonly code: 'key_reused'; readonly key: string; readonly operation: string }
  | {
      readonly code: 'version_conflict';
      readonly entry: string;
      readonly version: number;
      readonly askedVersion: number;
    }
  | { readonly code: 'client_archived'; readonly client: string; readonly archivedOn: LocalDate }
  | {
      readonly code: 'entry_state';
      readonly entry: string;
      readonly state: EntryState;
      readonly needed: EntryState | 'open';
    }
  | { readonly code: 'work_in_future'; readonly workedOn: LocalDate; readonly today: LocalDate }
  | { readonly code: 'block_in_future'; readonly boughtOn: LocalDate; readonly today: LocalDate }
  | {
      readonly code: 'block_differs';
      readonly block: string;
      readonly client: string;
      readonly field: 'minutes' | 'price' | 'boughtOn' | 'expiresOn' | 'workTypes';
      /** As it is kept, and as it is told now, in words. */
      readonly kept: string;
      readonly told: string;
    }
  | {
      readonly code: 'entry_differs';
      /** The id of the entry here, and whose it is. */
      readonly entry: string;
      readonly client: string;
      readonly field: EntryDifference;
      /** As it is kept, and as it is told now, in words. */
      readonly kept: string;
      readonly told: string;
    }
  | {
      readonly code: 'work_type_unknown';
      readonly workType: string;
      readonly nearest: string | null;
    }
  | {
      readonly code: 'tier_unknown';
      readonly product: string;
      readonly minutes: Minutes;
      readonly on: LocalDate;
    }
  | {
      readonly code: 'product_withdrawn';
      readonly product: string;
      readonly withdrawnOn: LocalDate;
    }
  | { readonly code: 'nothing_to_cover'; readonly entry: string }
  | {
      readonly code: 'block_cannot_cover';
      readonly block: string;
      readonly entry: string;
      readonly because: CannotCover;
    }
  | {
      readonly code: 'payment_too_large';
      readonly block: string;
      readonly amount: Cents;
      readonly owed: Cents;
      readonly currency: Currency;
    }
  | {
      readonly code: 'statement_too_long';
      readonly client: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly mostLines: number;
    }
  | { readonly code: 'timer_running'; readonly client: string; readonly startedAt: string }
  | { readonly code: 'no_timer' }
  | {
      readonly code: 'timer_too_long';
      readonly client: string;
      readonly startedAt: string;
      readonly minutes: number;
      readonly longestEntryMinutes: number;
    };

export type BankRefusal = Refusal | OwnRefusal | MoneyRefusal;

const CANNOT_COVER: Readonly<Record<CannotCover, string>> = {
  out_of_scope: 'is for other work',
  expired: 'had expired by the day of the work',
  used_up: 'has nothing left',
  not_open: 'is not paid for',
};

/** What an entry may differ in, as it is called in a sentence. */
export const DIFFERENCES: Readonly<Record<EntryDifference, string>> = {
  client: 'client',
  workedOn: 'day',
  minutes: 'minutes',
  technician: 'technician',
  job: 'job',
  workType: 'work type',
};

/** What happened, to what, and what to do next. */
export function bankRefusalMessage(refusal: BankRefusal): string {
  if (isMoneyRefusal(refusal)) return moneyRefusalMessage(refusal);
  switch (refusal.code) {
    case 'not_found':
      return `there is no ${refusal.thing} "${refusal.name}": look at the list for its name or id`;
    case 'name_ambiguous':
      return (
        `more than one ${refusal.thing} is called "${refusal.name}": ` +
        `name the one you mean by its id (${refusal.ids.join(', ')})`
      );
    case 'name_taken':
      return `there is a ${refusal.thing} "${refusal.name}" already: take another name`;
    case 'key_reused':
      return (
        `the idempotency key ${refusal.key} was used for another ${refusal.operation}: ` +
        'send the same input again, or a new key'
      );
    case 'version_conflict':
      return (
        `entry ${refusal.entry} is at version ${refusal.version}, not ${refusal.askedVersion}: ` +
        'somebody changed it; read it again and decide anew'
      );
    case 'client_archived':
      return `${refusal.client} was archived on ${refusal.archivedOn}: restore it first`;
    case 'entry_state':
      return (
        `entry ${refusal.entry} is ${refusal.state}; this needs one that is ${refusal.needed}` +
        (refusal.state === 'posted' ? ': correct or reverse it instead' : '')
      );
    case 'work_in_future':
      return (
        `work on ${refusal.workedOn} cannot be posted on ${refusal.today}: ` +
        'keep it as a draft until it is done'
      );
    case 'block_in_future':
      return (
        `a block cannot be bought on ${refusal.boughtOn} when it is ${refusal.today}: ` +
        'record the sale on its day'
      );
    case 'block_differs':
      return (
        `${refusal.client} has a block ${refusal.block} whose ${refusal.field} is ${refusal.kept}, ` +
        `not ${refusal.told}: correct the file, or give the other block a name of its own`
      );
    case 'entry_differs':
      return (
        `entry ${refusal.entry} of ${refusal.client} was taken over with the ` +
        `${DIFFERENCES[refusal.field]} ${refusal.kept}, not ${refusal.told}: ` +
        'correct the entry if the file is right, else the file'
      );
    case 'work_type_unknown':
      return (
        `there is no work type "${refusal.workType}"` +
        (refusal.nearest === null ? ': add it first' : `; did you mean "${refusal.nearest}"?`)
      );
    case 'tier_unknown':
      return (
        `${refusal.product} has no tier of ${formatMinutes(refusal.minutes)} on ` +
        `${refusal.on}: add one to the catalogue, or sell the block with a price of its own`
      );
    case 'product_withdrawn':
      return (
        `${refusal.product} was taken out of sale on ${refusal.withdrawnOn}: put it back on sale, ` +
        'or sell the block with a price of its own'
      );
    case 'nothing_to_cover':
      return `entry ${refusal.entry} has no overage that a block could cover: nothing is to be done`;
    case 'block_cannot_cover':
      return (
        `block ${refusal.block} ${CANNOT_COVER[refusal.because]}, so it covers nothing of entry ` +
        `${refusal.entry}: name another block`
      );
    case 'payment_too_large':
      return (
        `${formatMoney(refusal.amount, refusal.currency)} is more than the ` +
        `${formatMoney(refusal.owed, refusal.currency)} still owed for block ${refusal.block}`
      );
    case 'statement_too_long':
      return (
        `the statement of ${refusal.client} from ${refusal.from} to ${refusal.to} has more than ` +
        `${refusal.mostLines} lines: ask for a shorter period`
      );
    case 'timer_running':
      return (
        `a timer has been running for ${refusal.client} since ${refusal.startedAt}: ` +
        'stop or discard it first'
      );
    case 'no_timer':
      return 'no timer is running: start one first';
    case 'timer_too_long':
      return (
        `the timer for ${refusal.client} has run since ${refusal.startedAt}, and ` +
        `${formatMinutes(refusal.minutes)} is longer than an entry may be ` +
        `(${formatMinutes(refusal.longestEntryMinutes)}): say when the work ended (endedAt), ` +
        'or discard the timer'
      );
    default:
      return refusalMessage(refusal);
  }
}
