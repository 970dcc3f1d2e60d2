/**
 * Items by their rank, the lowest first: a binary heap, since thousands may come in any order.
 */
export class Heap<Item> {
  private items: Item[] = [];

  constructor(private readonly rankOf: (item: Item) => number) {}

  get length(): number {
    return this.items.length;
  }

  get first(): Item | undefined {
    return this.items[0];
  }

  /** In no order. */
  [Symbol.iterator](): Iterator<Item> {
    return this.items.values();
  }

  push(item: Item): void {
    const { items, rankOf } = this;
    const rank = rankOf(item);
    let index = items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (rankOf(items[parent]!) <= rank) break;
      items[index] = items[parent]!;
      index = parent;
    }
    items[index] = item;
  }

  /** Removes the item with the lowest rank. Call only when there is one. */
  pop(): Item {
    const { items } = this;
    const first = items[0]!;
    const last = items.pop()!;
    if (items.length > 0) this.sink(last);
    return first;
  }

  /** Removes all items; returns them, the lowest rank first. */
  takeAll(): Item[] {
    const { items, rankOf } = this;
    this.items = [];
    return items.sort((a, b) => rankOf(a) - rankOf(b));
  }

  /** Takes out those of which `isWanted` says so. Each is asked for once: whoever asks may count. */
  takeIf(isWanted: (item: Item) => boolean): Item[] {
    const taken: Item[] = [];
    const rest: Item[] = [];
    for (const item of this.items) (isWanted(item) ? taken : rest).push(item);
    if (taken.length === 0) return taken;
    this.items = [];
    for (const item of rest) this.push(item);
    return taken;
  }

  /** Finds the place of `item`, beginning at the vacant root. */
  private sink(item: Item): void {
    const { items, rankOf } = this;
    const { length } = items;
    const rank = rankOf(item);
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= length) break;
      if (child + 1 < length && rankOf(items[child + 1]!) < rankOf(items[child]!)) child++;
      if (rankOf(items[child]!) >= rank) break;
      items[index] = items[child]!;
      index = child;
    }
    items[index] = item;
  }
}
