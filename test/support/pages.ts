/** Reads a list to its end. */

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

const MOST_PAGES = 1000;

/** All items, page after page, and how many pages there were; throws when there is no end to it. */
export async function allPages<Item>(
  ask: (after: string | undefined) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly pages: number }> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await ask(after);
    items.push(...page.items);
    if (page.next === null) return { items, pages };
    after = page.next;
  }
  throw new Error(`the list has more than ${MOST_PAGES} pages`);
}
