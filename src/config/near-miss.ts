/**
 * What somebody may have meant who wrote a name that there is not.
 */

/** Share of a word's letters that may be wrong. */
const WRONG_SHARE = 0.4;

/** Nobody means a name of ours by a longer word. */
const WORD_MAX = 100;

/** The candidate that is most like `word`; undefined when none is like it. */
export function nearMiss(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > WORD_MAX) return undefined;
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest && edits <= Math.max(word.length, candidate.length) * WRONG_SHARE) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    const above = rows[row - 1]!;
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? rows[row - 2]![column - 2]! + 1 : Infinity;
      line.push(Math.min(replaced, swapped, above[column]! + 1, line[column - 1]! + 1));
    }
    rows.push(line);
  }
  return rows[a.length]![b.length]!;
}
