/** What is booked and still worth a look. */
import type { ClientBook, ClientInput } from '../../engine/book.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Policy } from '../../engine/policy.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { nearest } from '../../formats/nearest.ts';
import type { Warning, Warnings } from '../../formats/told-warnings.ts';

/** What the close leaves out, and overage that has no price. */
export function bookWarnings(book: ClientBook, asOf: LocalDate, policy: Policy): Warnings {
  const { client, currency, laterEntries, laterBlocks, totals } = book;
  const late = `after the close of ${asOf}: not booked`;
  const warnings: Warning[] = [];
  for (const { id, workedOn } of laterEntries) {
    const message = `entry ${id} of ${client} was worked on ${workedOn}, ${late}`;
    warnings.push({ code: 'entry_after_close', id, message });
  }
  for (const { id, boughtOn } of laterBlocks) {
    const message = `block ${id} of ${client} is bought on ${boughtOn}, ${late}`;
    warnings.push({ code: 'block_after_close', id, message });
  }
  const unpriced = totals.overageValue === null && policy.standardRatePerHour !== null;
  if (unpriced && currency !== policy.currency) {
    const message =
      currency === null
        ? `${client} has overage but bought nothing, so its currency is not known: give "currency" in the policy`
        : `${client} buys in ${currency}, the policy's rates are in ${policy.currency}: its overage has no rate`;
    warnings.push({ code: 'overage_without_rate', id: null, message });
  }
  return warnings;
}

/**
 * Names that nearly meet: a client or a work type that is written in two ways loses its hours.
 * Looks among all clients, and tells of those in `chosen`.
 */
export function nameWarnings(
  clients: readonly ClientInput<FileEntry>[],
  chosen: ReadonlySet<string>,
  policy: Policy,
): Warnings {
  return [...clientsAlike(clients, chosen), ...workTypesUnused(clients, policy)];
}

function clientsAlike(
  clients: readonly ClientInput<FileEntry>[],
  chosen: ReadonlySet<string>,
): Warnings {
  const buyers = new Map<string, string>();
  for (const { client, blocks } of clients) {
    if (blocks.length > 0) buyers.set(lettersOf(client), client);
  }
  const warnings: Warning[] = [];
  for (const { client, blocks } of clients) {
    const buyer = buyers.get(lettersOf(client));
    if (blocks.length > 0 || buyer === undefined || !chosen.has(client)) continue;
    const message = `"${client}" has work and no block, "${buyer}" has blocks: if they are one, write one name`;
    warnings.push({ code: 'client_like_another', id: null, message });
  }
  return warnings;
}

/** A name without capitals, spaces and signs. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function workTypesUnused(clients: readonly ClientInput<FileEntry>[], policy: Policy): Warnings {
  const used = new Set<string>();
  const named = new Set(Object.keys(policy.workTypes));
  for (const { entries, blocks } of clients) {
    for (const { workType } of entries) used.add(workType);
    for (const { workTypes } of blocks) for (const workType of workTypes ?? []) named.add(workType);
  }
  if (used.size === 0) return [];
  const known = [...used].filter((workType) => workType !== '').slice(0, MOST_COMPARED);
  const unused = [...named].filter((workType) => !used.has(workType)).slice(0, MOST_COMPARED);
  return unused.map((workType) => {
    const meant = nearest(workType, known);
    const hint = meant === null ? '' : `; did you mean "${meant}"?`;
    const message = `no entry is of the work type "${workType}" that the policy or a block names${hint}`;
    return { code: 'work_type_unused', id: null, message };
  });
}

const MOST_COMPARED = 1000;
