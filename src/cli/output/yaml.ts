/**
 * YAML 1.2 of plain values: blocks, and texts as JSON has them, which YAML takes as they are, where a plain one
 * could be read as something else.
 */
import type { Value } from './format.js';

/** Safe without quotes: it begins with a letter, and is none of the words that older parsers take for something else. */
const PLAIN = /^(?!(?:null|true|false|yes|no|on|off|y|n)$)[A-Za-z_/][\w./+-]*(?: [\w./+-]+)*$/i;

export function yamlText(value: Value): string {
  const text = block(value, '');
  return `${text.replace(/^\n/, '')}\n`;
}

/** Behind `key:` or `-`: on the same line with a space before it, or on lines of its own. */
function block(value: Value, indent: string): string {
  if (Array.isArray(value)) return listBlock(value as readonly Value[], indent);
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return '{}';
  return entries.map(([key, one]) => `\n${indent}${scalar(key)}:${behind(block(one, `${indent}  `))}`).join('');
}

function listBlock(values: readonly Value[], indent: string): string {
  if (values.length === 0) return '[]';
  return values.map((value) => `\n${indent}-${behind(block(value, `${indent}  `)).replace(/^\n\s+/, ' ')}`).join('');
}

function behind(text: string): string {
  return text.startsWith('\n') ? text : ` ${text}`;
}

function scalar(value: string | number | boolean | null | undefined): string {
  if (typeof value === 'string') return PLAIN.test(value) ? value : JSON.stringify(value);
  return String(value ?? null);
}
