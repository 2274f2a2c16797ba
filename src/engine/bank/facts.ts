/** Reads what the journal keeps of a record beside its money and minutes. */
import type { Fact } from '../chain.ts';
import { type LocalDate, parseDay } from '../days.ts';

/** A whole number of the facts; null when they have none of that name. */
export function numberFact(facts: Fact, name: string): number | null {
  const fact = factOf(facts, name);
  return typeof fact === 'number' ? fact : null;
}

/** A text of the facts. */
export function textFact(facts: Fact, name: string): string | null {
  const fact = factOf(facts, name);
  return typeof fact === 'string' ? fact : null;
}

/** A day of the facts; null too when they say that there is none. */
export function dayFact(facts: Fact, name: string): LocalDate | null {
  return parseDay(textFact(facts, name) ?? '');
}

/** A list of texts of the facts. */
export function textsFact(facts: Fact, name: string): readonly string[] | null {
  const fact = factOf(facts, name);
  return Array.isArray(fact) ? fact.map(String) : null;
}

/** A list of facts. */
export function factsOf(facts: Fact, name: string): readonly Fact[] | null {
  const fact = factOf(facts, name);
  return typeof fact === 'object' && fact !== null && isList(fact) ? fact : null;
}

function factOf(facts: Fact, name: string): Fact {
  if (typeof facts !== 'object' || facts === null || isList(facts)) return null;
  return facts[name] ?? null;
}

function isList(fact: readonly Fact[] | object): fact is readonly Fact[] {
  return Array.isArray(fact);
}
