/**
 * Binding keys of a topic exchange as a trie of words (specification section 3.1.3.3).
 *
 * `*` stands for exactly one word, `#` for zero or more. Matching walks the words of a routing key once
 * with the set of all nodes that the words so far can lead to; each node is in that set at most once,
 * so a key of `#.#.#…` costs no more than its nodes.
 */
class TrieNode<Value> {
  readonly children = new Map<string, TrieNode<Value>>();
  readonly values = new Set<Value>();
  /** The children under `*` and `#`, which a match looks at for each word. */
  star: TrieNode<Value> | undefined;
  hash: TrieNode<Value> | undefined;
  /** The last step of a match that reached this node. */
  stamp = 0;

  constructor(
    readonly parent: TrieNode<Value> | undefined,
    readonly word: string,
  ) {}

  get empty(): boolean {
    return this.values.size === 0 && this.children.size === 0;
  }
}

export class TopicTrie<Value> {
  private readonly root = new TrieNode<Value>(undefined, '');
  private step = 0;
  /** Scratch of `match`. */
  private current: TrieNode<Value>[] = [];
  private next: TrieNode<Value>[] = [];

  add(bindingKey: string, value: Value): void {
    let node = this.root;
    for (const word of wordsOf(bindingKey)) node = child(node, word);
    node.values.add(value);
  }

  remove(bindingKey: string, value: Value): void {
    let node: TrieNode<Value> | undefined = this.root;
    for (const word of wordsOf(bindingKey)) node = node?.children.get(word);
    node?.values.delete(value);
    while (node?.empty === true && node.parent !== undefined) {
      const { parent, word }: TrieNode<Value> = node;
      parent.children.delete(word);
      if (word === '*') parent.star = undefined;
      if (word === '#') parent.hash = undefined;
      node = parent;
    }
  }

  /** Calls `visit` for the value of each binding key that matches. */
  match(routingKey: string, visit: (value: Value) => void): void {
    this.begin();
    this.reach(this.root);
    for (const word of wordsOf(routingKey)) {
      [this.current, this.next] = [this.next, this.current];
      this.begin();
      for (const node of this.current) this.advance(node, word);
    }
    for (const node of this.next) {
      for (const value of node.values) visit(value);
    }
  }

  private begin(): void {
    this.step++;
    this.next.length = 0;
  }

  private advance(node: TrieNode<Value>, word: string): void {
    // A `#` takes this word too and stays where it is.
    if (node.word === '#') this.reach(node);
    // A word of a routing key may itself be `*` or `#`: it is then a word like any other.
    if (word !== '*' && word !== '#') {
      const literal = node.children.get(word);
      if (literal !== undefined) this.reach(literal);
    }
    if (node.star !== undefined) this.reach(node.star);
  }

  /** Adds a node, and those that it leads to without a word: its `#` children. */
  private reach(from: TrieNode<Value>): void {
    let node: TrieNode<Value> | undefined = from;
    while (node !== undefined && node.stamp !== this.step) {
      node.stamp = this.step;
      this.next.push(node);
      node = node.hash;
    }
  }
}

function child<Value>(node: TrieNode<Value>, word: string): TrieNode<Value> {
  let next = node.children.get(word);
  if (next === undefined) {
    next = new TrieNode(node, word);
    node.children.set(word, next);
    if (word === '*') node.star = next;
    if (word === '#') node.hash = next;
  }
  return next;
}

/** The words of a key. An empty key has none (RabbitMQ: `*` does not match it, `#` does). */
function wordsOf(key: string): readonly string[] {
  return key === '' ? [] : key.split('.');
}
