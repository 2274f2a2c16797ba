/** A mapping that is written as JSON in a text. */
import type { Complaint } from './complaints.ts';

/** What a text says as JSON; undefined when it is none. */
export function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

export const NOT_JSON: { readonly complaints: readonly [Complaint] } = {
  complaints: [{ kind: 'wrong', at: '', message: 'expected a mapping as JSON' }],
};

/** A complaint in one line. */
export function messageOf(complaint: Complaint): string {
  const at = complaint.at === '' ? '' : `${complaint.at}: `;
  if (complaint.kind === 'wrong') return `${at}${complaint.message}`;
  return `${at}there is no "${complaint.key}"; there are ${complaint.knownKeys.join(', ')}`;
}
