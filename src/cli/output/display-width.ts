/**
 * How many columns of a terminal a text takes (Unicode Standard Annex 11, in short).
 */
// eslint-disable-next-line no-control-regex -- what is plain is the whole range
const PLAIN = /^[\u0000-\u007f]*$/;
const NARROW = /^(?:\p{Mark}|[\u200b-\u200d])$/u; // marks have the variation selectors among them
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])$/u;

/** Of a text without control characters. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += NARROW.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
