/** The months a report is about, as they stand in the address; left out: as the report takes it. */

export type Period = { readonly from?: string; readonly to?: string };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function periodIn({ from, to }: Record<string, unknown>): Period {
  return {
    ...(typeof from === 'string' && MONTH.test(from) ? { from } : {}),
    ...(typeof to === 'string' && MONTH.test(to) ? { to } : {}),
  };
}
