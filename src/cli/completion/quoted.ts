/**
 * A text in single quotes, as POSIX shells read it.
 */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
