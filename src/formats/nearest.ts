/** The known word a mistyped one was probably meant to be. */

/** Longer ones are no slip of the pen, and would take long to compare. */
const LONGEST_COMPARED = 100;

/**
 * The candidate with the fewest letters changed, added or left out, upper and lower case alike.
 * Null when even that one differs in more than half of its letters.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > LONGEST_COMPARED) return null;
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_COMPARED) continue;
    const changes = distance(word.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest && changes * 2 <= Math.max(word.length, candidate.length)) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** Levenshtein's distance, a row of his table at a time. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const row = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = at(above, column - 1) + (letter === to[column - 1] ? 0 : 1);
      row.push(Math.min(changed, at(above, column) + 1, at(row, column - 1) + 1));
    }
    above = row;
  }
  return at(above, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
