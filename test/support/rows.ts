/** Tables in text: one question a row, `question => answer`. What follows a `#` is a remark. */
import assert from 'node:assert/strict';

/** Checks that every row is answered as it says; a failure shows all rows, expected and found. */
export function checkRows(text: string, answer: (question: string) => string): void {
  const expected: string[] = [];
  const found: string[] = [];
  for (const row of rowsOf(text)) {
    if (row.answer === null) throw new Error(`a row without an answer: ${row.question}`);
    expected.push(`${row.question} => ${row.answer}`);
    found.push(`${row.question} => ${answered(() => answer(row.question))}`);
  }
  assert.notEqual(expected.length, 0, 'a table without rows checks nothing');
  assert.equal(found.join('\n'), expected.join('\n'));
}

/** A row: what is asked or done, and what must come of it (null: nothing is said). */
export type Row = { readonly question: string; readonly answer: string | null };

/**
 * The rows of a table, without remarks, empty lines and the spaces that align it.
 * A long row may put its answer on the next line.
 */
export function rowsOf(text: string): readonly Row[] {
  return text
    .replace(/#.*$/gm, '')
    .replace(/\s*\n\s*=>/g, ' =>')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [question = '', answer, ...more] = line.split('=>').map((part) => part.trim());
      if (more.length > 0) throw new Error(`two answers in one row: ${line}`);
      return { question, answer: answer ?? null };
    });
}

/** What the function says, or what it throws: a row that throws fails beside the others. */
export function answered(answer: () => string): string {
  try {
    return answer();
  } catch (thrown) {
    return `throws ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}
