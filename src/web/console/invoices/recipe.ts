/** An invoice as it is put together, and as the contract wants it. */
import type { ReactNode } from 'react';
import type { GivenOf, OutputOf } from '../../../contract/operations.ts';
import { minutesAsTyped, typedHours, typedMoney } from '../../ui/typed.ts';
import type { Priced } from '../blocks/price-and-rate.ts';

/** What is wrong, by the name of the field as refusals have it: `items.0.amount`. */
export type FieldErrors = Readonly<Record<string, ReactNode>>;

/** A block of the catalogue (`product`), or at a price of its own. */
export type TypedBlock = {
  readonly key: number;
  readonly product: string;
  readonly minutes: string;
  readonly priced: Priced;
  readonly expiresOn: string;
  readonly name: string;
  /** What the form does not ask for, kept as it was. */
  readonly more: object;
};

export type TypedItem = {
  readonly key: number;
  readonly description: string;
  readonly amount: string;
  readonly on: string;
  /** Empty: as the billing says. */
  readonly taxRate: string;
  readonly more: object;
};

export type TypedRecipe = {
  blocks: readonly TypedBlock[];
  items: readonly TypedItem[];
  hasWork: boolean;
  unbilledThrough: string;
  issuedOn: string;
  dueOn: string;
  note: string;
};

type Recipe = Omit<GivenOf<'draft.change'>, 'draft'>;
type Draft = OutputOf<'draft.list'>['items'][number];

let lastKey = 0;

/** What rows of a form are told apart by. */
function newKey(): number {
  lastKey += 1;
  return lastKey;
}

export function newBlock(): TypedBlock {
  const priced = { by: 'ratePerHour', typed: '' } as const;
  return { key: newKey(), product: '', minutes: '', priced, expiresOn: '', name: '', more: {} };
}

export function newItem(): TypedItem {
  return { key: newKey(), description: '', amount: '', on: '', taxRate: '', more: {} };
}

export function emptyRecipe(today: string): TypedRecipe {
  return {
    ...{ blocks: [], items: [], hasWork: false, unbilledThrough: today },
    ...{ issuedOn: '', dueOn: '', note: '' },
  };
}

/** True when it asks for something. */
export function asksForSomething({ blocks, items, hasWork }: TypedRecipe): boolean {
  return hasWork || blocks.length > 0 || items.length > 0;
}

/** As the contract wants it; what cannot be read is passed on as it was typed. */
export function recipeOf(typed: TypedRecipe): Recipe {
  const { hasWork, unbilledThrough, issuedOn, dueOn, note } = typed;
  return {
    blocks: typed.blocks.map(blockOf),
    items: typed.items.map(itemOf),
    unbilledThrough: hasWork ? unbilledThrough : null,
    ...(issuedOn === '' ? {} : { issuedOn }),
    ...(dueOn === '' ? {} : { dueOn }),
    note,
  };
}

function blockOf({ product, minutes, priced, expiresOn, name, more }: TypedBlock) {
  return {
    ...more,
    minutes: typedHours(minutes) ?? 0,
    ...(product === '' ? { [priced.by]: typedMoney(priced.typed) } : { product }),
    ...(expiresOn === '' ? {} : { expiresOn }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  };
}

function itemOf({ description, amount, on, taxRate, more }: TypedItem) {
  return {
    ...more,
    description,
    amount: typedMoney(amount),
    ...(on === '' ? {} : { on }),
    ...(taxRate === '' ? {} : { taxRate: taxRate === 'none' ? null : taxRate.slice(1) }),
  };
}

/** A draft as it is changed: nothing it asks for is lost, whether the form shows it or not. */
export function typedOf(draft: Draft, today: string): TypedRecipe {
  const { unbilledThrough, issuedOn, dueOn, note } = draft;
  return {
    blocks: draft.blocks.map((block) => {
      const {
        product = '',
        minutes,
        price,
        ratePerHour = '',
        expiresOn,
        name = '',
        ...more
      } = block;
      const priced: Priced =
        price === undefined
          ? { by: 'ratePerHour', typed: ratePerHour }
          : { by: 'price', typed: price };
      // Never expiring is said of it: nothing said is as the catalogue says.
      const kept = expiresOn === null ? { ...more, expiresOn } : more;
      return {
        ...{ key: newKey(), product, minutes: minutesAsTyped(minutes), priced, name, more: kept },
        expiresOn: expiresOn ?? '',
      };
    }),
    items: draft.items.map(({ description, amount, on = '', taxRate, ...more }) => ({
      ...{ key: newKey(), description, amount, on, more },
      taxRate: taxRate === undefined ? '' : taxRate === null ? 'none' : `:${taxRate}`,
    })),
    ...{ hasWork: unbilledThrough !== null, unbilledThrough: unbilledThrough ?? today },
    ...{ issuedOn: issuedOn ?? '', dueOn: dueOn ?? '', note },
  };
}
