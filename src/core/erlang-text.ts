/**
 * Strings as RabbitMQ's reply texts print them: in quotes when every byte is printable, as a list of
 * bytes otherwise.
 */
import { encodeText } from '../wire/values/text.js';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
};

/** `"text"`, or `[1,2,3]`. */
export function erlangString(text: string): string {
  return quoted(text) ?? `[${[...encodeText(text)].join(',')}]`;
}

/** `<<"text">>`, or `<<1,2,3>>`. */
export function erlangBinary(text: string): string {
  return `<<${text === '' ? '' : (quoted(text) ?? [...encodeText(text)].join(','))}>>`;
}

function quoted(text: string): string | undefined {
  if (!encodeText(text).every(isPrintable)) return undefined;
  return `"${Array.from(text, (character) => escapes[character] ?? character).join('')}"`;
}

/** Of Latin-1, whatever the text is written in. */
function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte <= 0x7e) || byte >= 0xa0 || (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b;
}
