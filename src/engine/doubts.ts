/** Doubts: what looks wrong among entries and is booked all the same, because time is a fact. */
import type { Entry } from './entries.ts';

export type Doubt<E extends Entry> = {
  /** Alike in everything but the id, or begun before the same technician's earlier work ended. */
  readonly kind: 'duplicate' | 'overlap';
  readonly entry: E;
  /** The earlier entry it repeats, or runs into. */
  readonly other: E;
};

/** Entries alike in all but their id, among those of one client in booking order. */
export function duplicatesAmong<E extends Entry>(inOrder: readonly E[]): readonly Doubt<E>[] {
  const doubts: Doubt<E>[] = [];
  // Twins begin together: only entries of one start are kept and compared.
  const together = new Map<string, E>();
  let before: E | null = null;
  for (const entry of inOrder) {
    if (before !== null && beginTogether(before, entry)) {
      if (together.size === 0) together.set(allButId(before), before);
      const likeness = allButId(entry);
      const other = together.get(likeness);
      if (other === undefined) together.set(likeness, entry);
      else doubts.push({ kind: 'duplicate', entry, other });
    } else if (together.size > 0) {
      together.clear();
    }
    before = entry;
  }
  return doubts;
}

/**
 * Entries begun before an earlier one of the same technician ended, whoever the client, among all
 * entries in booking order. Entries of no minutes, without a
 * start or without a technician overlap nothing.
 */
export function overlapsAmong<E extends Entry>(inOrder: readonly E[]): readonly Doubt<E>[] {
  const doubts: Doubt<E>[] = [];
  const lastToEnd = new Map<string, E>();
  for (const entry of inOrder) {
    if (entry.startedAt === null || entry.workedMinutes === 0 || entry.technician === '') continue;
    const other = lastToEnd.get(entry.technician);
    if (other !== undefined && endOf(other) > entry.startedAt) {
      doubts.push({ kind: 'overlap', entry, other });
    }
    if (other === undefined || endOf(entry) > endOf(other)) lastToEnd.set(entry.technician, entry);
  }
  return doubts;
}

function beginTogether(a: Entry, b: Entry): boolean {
  return a.startedAt === b.startedAt && a.workedOn === b.workedOn;
}

function allButId(entry: Entry): string {
  const { technician, job, workType, description, endedAt, workedMinutes } = entry;
  return JSON.stringify([technician, job, workType, description, endedAt, workedMinutes]);
}

function endOf(entry: Entry): number {
  return entry.endedAt ?? (entry.startedAt ?? 0) + entry.workedMinutes * 60;
}
