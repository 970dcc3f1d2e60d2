/**
 * The first few of many, without sorting all of them.
 */

/** The `count` items of the smallest keys, in the order of these. */
export function smallest<Item>(items: Iterable<Item>, count: number, keyOf: (item: Item) => number): Item[] {
  const byKey = (a: Item, b: Item): number => keyOf(a) - keyOf(b);
  let found: Item[] = [];
  let worst = Infinity;
  for (const item of items) {
    if (keyOf(item) >= worst) continue;
    found.push(item);
    if (found.length < 2 * count) continue;
    found = found.sort(byKey).slice(0, count);
    worst = keyOf(found[count - 1]!);
  }
  return found.sort(byKey).slice(0, count);
}
