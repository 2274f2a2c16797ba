/** Refusals are values: what is not done, and why, with the figures that explain it. */
import type { LocalDate } from './days.ts';
import { formatMinutes, type Minutes } from './hours.ts';
import type { Currency } from './money.ts';

/**
 * In order of precedence: when several hold at once, the one that stands first is told.
 * What is wrong with the thing itself comes before what is wrong with it here and now.
 */
export type Refusal =
  | { readonly code: 'minutes_negative'; readonly minutes: number }
  | { readonly code: 'entry_ends_before_start'; readonly minutes: number }
  | { readonly code: 'break_negative'; readonly breakMinutes: number }
  | {
      readonly code: 'break_too_long';
      readonly breakMinutes: number;
      readonly spanMinutes: number;
    }
  | {
      readonly code: 'entry_too_long';
      readonly minutes: number;
      readonly longestEntryMinutes: number;
    }
  | { readonly code: 'block_without_minutes'; readonly block: string; readonly minutes: number }
  | {
      readonly code: 'block_expires_before_bought';
      readonly block: string;
      readonly boughtOn: LocalDate;
      readonly expiresOn: LocalDate;
    }
  | { readonly code: 'block_duplicate'; readonly block: string; readonly client: string }
  | {
      readonly code: 'currency_mixed';
      readonly block: string;
      readonly client: string;
      readonly currency: Currency;
      readonly clientCurrency: Currency;
    }
  | { readonly code: 'entry_duplicate'; readonly entry: string; readonly firstLine: number }
  | {
      readonly code: 'extension_not_later';
      readonly block: string;
      readonly expiresOn: LocalDate | null;
      readonly askedOn: LocalDate;
    }
  | {
      readonly code: 'insufficient_lapsed_minutes';
      readonly block: string;
      readonly neededMinutes: Minutes;
      readonly lapsedMinutes: Minutes;
    }
  | {
      readonly code: 'insufficient_block_minutes';
      readonly block: string;
      readonly neededMinutes: Minutes;
      readonly leftMinutes: Minutes;
    }
  | {
      readonly code: 'insufficient_minutes';
      readonly neededMinutes: Minutes;
      readonly availableMinutes: Minutes;
      readonly blocks: readonly string[];
    };

/** What happened, to what, and what to do next. */
export function refusalMessage(refusal: Refusal): string {
  switch (refusal.code) {
    case 'minutes_negative':
      return `the minutes are ${refusal.minutes}; work cannot be negative: correct the minutes`;
    case 'entry_ends_before_start':
      return `the end is ${formatMinutes(-refusal.minutes)} before the start: correct one of them`;
    case 'break_negative':
      return `the break is ${refusal.breakMinutes} minutes; give 0 or more`;
    case 'break_too_long':
      return (
        `the break of ${formatMinutes(refusal.breakMinutes)} is longer than the ` +
        `${formatMinutes(refusal.spanMinutes)} from start to end: correct one of them`
      );
    case 'entry_too_long':
      return (
        `${formatMinutes(refusal.minutes)} is longer than an entry may be ` +
        `(${formatMinutes(refusal.longestEntryMinutes)}): split it, or raise longestEntryMinutes in the policy`
      );
    case 'block_without_minutes':
      return `block ${refusal.block} has ${refusal.minutes} minutes; a block has at least 1`;
    case 'block_expires_before_bought':
      return (
        `block ${refusal.block} expires on ${refusal.expiresOn}, before it is bought on ` +
        `${refusal.boughtOn}: correct one of the two days`
      );
    case 'block_duplicate':
      return (
        `${refusal.client} already has a block ${refusal.block}: ` +
        'give this one another name, or take the repeated row out'
      );
    case 'currency_mixed':
      return (
        `block ${refusal.block} is in ${refusal.currency}, but ${refusal.client} buys in ` +
        `${refusal.clientCurrency}; a client has one currency: book the other under another client name`
      );
    case 'entry_duplicate':
      return (
        `entry ${refusal.entry} stands in line ${refusal.firstLine} already and was taken from there: ` +
        'take the repeated row out, or give it an id of its own'
      );
    case 'extension_not_later':
      return (
        `block ${refusal.block} ${refusal.expiresOn === null ? 'never expires' : `expires on ${refusal.expiresOn}`}` +
        `; an extension to ${refusal.askedOn} gives nothing: name a later day`
      );
    case 'insufficient_lapsed_minutes':
      return (
        `${formatMinutes(refusal.neededMinutes)} cannot be reopened on block ${refusal.block}: ` +
        `${formatMinutes(refusal.lapsedMinutes)} of it lapsed`
      );
    case 'insufficient_block_minutes':
      return (
        `${formatMinutes(refusal.neededMinutes)} cannot be refunded from block ${refusal.block}: ` +
        `${formatMinutes(refusal.leftMinutes)} of it are left`
      );
    case 'insufficient_minutes':
      return (
        `${formatMinutes(refusal.neededMinutes)} are needed and ` +
        `${formatMinutes(refusal.availableMinutes)} are left` +
        `${refusal.blocks.length > 0 ? ` (${refusal.blocks.join(', ')})` : ''}: ` +
        'sell a block, or set onShortage to overage or hold'
      );
  }
}
