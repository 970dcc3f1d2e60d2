/**
 * Text of a peer's, made fit for a log: it begins no line of its own, moves no terminal, and has an end.
 */

/** Longer texts are cut: a reply text has 255 bytes, a name no more. */
const LENGTH_MAX = 512;

/** Control characters, what changes the direction of text, line and paragraph ends, halves of characters. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

export function cleanText(text: string): string {
  const short = text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text;
  return short.replaceAll(HARMFUL, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
