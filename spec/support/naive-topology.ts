/**
 * Exchanges, queues and bindings as plain lists, and the way of a message found by looking through all of them.
 */
export type ExchangeType = 'direct' | 'fanout' | 'topic' | 'headers';

export interface NaiveExchange {
  readonly name: string;
  readonly type: ExchangeType;
  readonly autoDelete: boolean;
  readonly alternate: string | undefined;
}

export interface NaiveBinding {
  readonly source: string;
  readonly kind: 'queue' | 'exchange';
  readonly destination: string;
  readonly key: string;
  /** What a binding of a headers exchange asks of the header `h`; without it, it asks nothing. */
  readonly header: number | undefined;
}

export interface NaivePublish {
  readonly exchange: string;
  readonly key: string;
  /** Keys beside its own, each as good. */
  readonly furtherKeys: readonly string[];
  readonly header: number | undefined;
}

/** Specification section 3.1.3.3: `*` is one word, `#` zero or more; an empty key has no words. */
export function matchesTopic(bindingKey: string, routingKey: string): boolean {
  const wordsOf = (key: string): string[] => (key === '' ? [] : key.split('.'));
  return matchesWords(wordsOf(bindingKey), wordsOf(routingKey));
}

function matchesWords(pattern: readonly string[], words: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return words.length === 0;
  if (head === '#') return matchesWords(rest, words) || (words.length > 0 && matchesWords(pattern, words.slice(1)));
  if (words.length === 0) return false;
  return (head === '*' || head === words[0]) && matchesWords(rest, words.slice(1));
}

export class NaiveTopology {
  exchanges: NaiveExchange[] = [];
  queues: string[] = [];
  bindings: NaiveBinding[] = [];

  exchange(name: string): NaiveExchange | undefined {
    return this.exchanges.find((exchange) => exchange.name === name);
  }

  bind(binding: NaiveBinding): void {
    if (!this.bindings.some((other) => same(other, binding))) this.bindings.push(binding);
  }

  unbind(binding: NaiveBinding): void {
    this.removeBindings((other) => same(other, binding));
  }

  deleteExchange(name: string): void {
    this.exchanges = this.exchanges.filter((exchange) => exchange.name !== name);
    this.bindings = this.bindings.filter(({ source }) => source !== name);
    this.removeBindings(({ kind, destination }) => kind === 'exchange' && destination === name);
  }

  deleteQueue(name: string): void {
    this.queues = this.queues.filter((queue) => queue !== name);
    this.removeBindings(({ kind, destination }) => kind === 'queue' && destination === name);
  }

  /** The queues that get a copy of a message, by name. */
  route(publish: NaivePublish): string[] {
    const found = new Set<string>();
    this.visit(publish.exchange, publish, { exchanges: new Set(), queues: found });
    return [...found].sort();
  }

  private visit(
    name: string,
    publish: NaivePublish,
    seen: { readonly exchanges: Set<string>; readonly queues: Set<string> },
  ): void {
    const exchange = this.exchange(name);
    if (exchange === undefined || seen.exchanges.has(name)) return;
    seen.exchanges.add(name);
    const matching = this.bindings.filter((binding) => binding.source === name && matches(exchange, binding, publish));
    if (matching.length === 0 && exchange.alternate !== undefined) this.visit(exchange.alternate, publish, seen);
    for (const { kind, destination } of matching) {
      if (kind === 'queue') seen.queues.add(destination);
      else this.visit(destination, publish, seen);
    }
  }

  /** Removes bindings, and the auto-delete exchanges whose last one that was. */
  private removeBindings(isGone: (binding: NaiveBinding) => boolean): void {
    const gone = this.bindings.filter(isGone);
    this.bindings = this.bindings.filter((binding) => !gone.includes(binding));
    for (const { source } of gone) {
      const unused = !this.bindings.some((binding) => binding.source === source);
      if (unused && this.exchange(source)?.autoDelete === true) this.deleteExchange(source);
    }
  }
}

function same(a: NaiveBinding, b: NaiveBinding): boolean {
  return (
    a.source === b.source &&
    a.kind === b.kind &&
    a.destination === b.destination &&
    a.key === b.key &&
    a.header === b.header
  );
}

function matches({ type }: NaiveExchange, binding: NaiveBinding, publish: NaivePublish): boolean {
  const keys = [publish.key, ...publish.furtherKeys];
  if (type === 'fanout') return true;
  if (type === 'direct') return keys.includes(binding.key);
  if (type === 'topic') return keys.some((key) => matchesTopic(binding.key, key));
  return binding.header === undefined || binding.header === publish.header;
}
