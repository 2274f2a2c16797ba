/** The file of settings: `KEY=value` lines; empty lines and lines that begin with # say nothing. */

/** A setting as it was written, and where. */
export type Written = { readonly name: string; readonly text: string; readonly line: number };

/** A line that is not understood. */
export type BadLine = { readonly line: number; readonly message: string };

/**
 * Reads the lines in order. A value is all that stands behind the first =, without the spaces
 * around it; an empty one is as if the line were not there. Refused are a line without =, a value in
 * quotes, which other readers of such files treat differently, and a key that stands there twice.
 */
export function readConfigurationFile(text: string): {
  readonly written: readonly Written[];
  readonly bad: readonly BadLine[];
} {
  const written = new Map<string, Written>();
  const bad: BadLine[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const equals = content.indexOf('=');
    if (equals < 1) {
      bad.push({ line, message: 'expected a line such as PORT=4747' });
      continue;
    }
    const name = content.slice(0, equals).trim();
    const value = content.slice(equals + 1).trim();
    const before = written.get(name);
    if (before !== undefined) {
      bad.push({
        line,
        message: `${name} stands in line ${before.line} already: keep one of them`,
      });
    } else if (/^["'`]/.test(value)) {
      bad.push({ line, message: `the value of ${name} is in quotes: write it without them` });
    } else if (value !== '') {
      written.set(name, { name, text: value, line });
    }
  }
  return { written: [...written.values()], bad };
}
