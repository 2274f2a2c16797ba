/** Lines of a report, added up to its totals. */

/** The sums of the rows of each key, in the order of the keys. */
export function addedUp<Row, Key extends string, Sums extends Readonly<Record<string, number>>>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  sumsOf: (row: Row) => Sums,
): ReadonlyMap<Key, Sums> {
  const totals = new Map<Key, Sums>();
  for (const row of rows) {
    const key = keyOf(row);
    const sums = sumsOf(row);
    const before = totals.get(key);
    totals.set(key, before === undefined ? sums : added(before, sums));
  }
  return new Map([...totals].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function added<Sums extends Readonly<Record<string, number>>>(a: Sums, b: Sums): Sums {
  const names = Object.keys(a);
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)])) as Sums;
}
