/**
 * How the words of a routing key fit a binding key of a topic exchange, one binding at a time.
 *
 * Slower than the trie that routes, and made to be read: a table of which rest fits which.
 */

/** A word of the binding key, and the words of the routing key that it took. */
export interface TopicPart {
  readonly pattern: string;
  readonly words: readonly string[];
}

/** `undefined` when it does not fit. Of a key with several `#` the first take as little as they can. */
export function topicParts(bindingKey: string, routingKey: string): readonly TopicPart[] | undefined {
  const patterns = wordsOf(bindingKey);
  const words = wordsOf(routingKey);
  const fits = fittingRests(patterns, words);
  if (!fits[0]![0]!) return undefined;
  const parts: TopicPart[] = [];
  let at = 0;
  for (const [index, pattern] of patterns.entries()) {
    const from = at;
    if (pattern === '#') while (!fits[index + 1]![at]!) at++;
    else at++;
    parts.push({ pattern, words: words.slice(from, at) });
  }
  return parts;
}

/** `[i][j]`: the patterns from the i-th on fit the words from the j-th on. */
function fittingRests(patterns: readonly string[], words: readonly string[]): readonly (readonly boolean[])[] {
  const fits = Array.from({ length: patterns.length + 1 }, () => new Array<boolean>(words.length + 1).fill(false));
  fits[patterns.length]![words.length] = true;
  for (let i = patterns.length - 1; i >= 0; i--) {
    for (let j = words.length; j >= 0; j--) {
      const pattern = patterns[i]!;
      const takesOne = j < words.length && (pattern === '*' || pattern === '#' || pattern === words[j]);
      const rest = pattern === '#' ? i : i + 1;
      fits[i]![j] = (takesOne && fits[rest]![j + 1]!) || (pattern === '#' && fits[i + 1]![j]!);
    }
  }
  return fits;
}

function wordsOf(key: string): readonly string[] {
  return key === '' ? [] : key.split('.');
}
