/** The months a report is about, as they stand in the address; left out: as the report takes it. */

export type Period = { readonly from?: string; readonly to?: string };

/** True for a month as it is written: `2026-03`. */
export function isMonth(given: unknown): given is string {
  return typeof given === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(given);
}

export function periodIn({ from, to }: Record<string, unknown>): Period {
  return { ...(isMonth(from) ? { from } : {}), ...(isMonth(to) ? { to } : {}) };
}
