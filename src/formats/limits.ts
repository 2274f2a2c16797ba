/** How much is taken of a file that somebody else sends. */
import type { FileFlaw } from './file-flaws.ts';

export type Limits = {
  /** A file with more rows is refused as a whole. */
  readonly rows: number;
  /** More refused rows than this are counted, and not told one by one. */
  readonly refusals: number;
};

/** One's own files, on one's own computer. */
export const NO_LIMITS: Limits = {
  rows: Number.POSITIVE_INFINITY,
  refusals: Number.POSITIVE_INFINITY,
};

/** The flaw of a file with more rows than are taken. */
export function tooMany({ rows: most }: Limits): FileFlaw {
  return { code: 'rows_too_many', most };
}
