/** What is to be read on a page, as plain text. */
import type { Locator } from 'playwright-core';

/** The rows of a table below its headings, cells parted by bars, spaces as one types them. */
export async function rowsOf(table: Locator): Promise<readonly string[]> {
  await table.waitFor();
  const rows = await table.getByRole('row').all();
  const told = await Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts();
      return plain(cells.join(' | '));
    }),
  );
  return told.slice(1);
}

/** Text with every run of spaces, also of such that do not break, as one. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Waits until a place says this, wherever its spaces and lines break; fails with what it says. */
export async function says(place: Locator, what: string | RegExp): Promise<void> {
  const source = typeof what === 'string' ? RegExp.escape(what) : what.source;
  const pattern = new RegExp(source.replaceAll(/ |\\x20/g, '\\s*'));
  try {
    await place.filter({ hasText: pattern }).first().waitFor();
  } catch {
    const told = (await place.allInnerTexts()).map(plain);
    throw new Error(`${pattern} is not said; but: ${told.join(' // ')}`);
  }
}
