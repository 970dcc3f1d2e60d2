/**
 * The header `x-death` (RabbitMQ): an array of tables, the newest death first, one for each queue and
 * reason. A client may publish a message with one; what is no table in it is passed over.
 */
import type { Content } from '../../wire/content/content.js';
import { elementsOfArray, findField } from '../../wire/content/field-walk.js';
import { decodeText } from '../../wire/values/text.js';

export const X_DEATH = Buffer.from('x-death');

const QUEUE = Buffer.from('queue');
const REASON = Buffer.from('reason');
const LETTER_ARRAY = 'A'.charCodeAt(0);
const LETTER_STRING = 'S'.charCodeAt(0);
const LETTER_TABLE = 'F'.charCodeAt(0);
/** A type letter and a length. */
const LONGSTR_HEAD_BYTES = 5;

export interface RecordedDeath {
  /** `undefined` where a client left it out, or gave something else than a string. */
  readonly queue: string | undefined;
  readonly reason: string | undefined;
  /** A view of the table, its type letter first. */
  readonly bytes: Buffer;
}

/** The deaths of a message, the newest first; `undefined` when it has no such header, or another thing of this name. */
export function recordedDeaths(content: Content): readonly RecordedDeath[] | undefined {
  const header = content.header(X_DEATH);
  if (header?.[0] !== LETTER_ARRAY) return undefined;
  const deaths: RecordedDeath[] = [];
  for (const [start, end] of elementsOfArray(header, 1)) {
    if (header[start] !== LETTER_TABLE) continue;
    const bytes = header.subarray(start, end);
    deaths.push({ queue: textField(bytes, QUEUE), reason: textField(bytes, REASON), bytes });
  }
  return deaths;
}

/** The same; none when there is no such header. */
export function deathsOf(content: Content): readonly RecordedDeath[] {
  return recordedDeaths(content) ?? [];
}

/** One field of an entry, if it is a string. */
function textField(entry: Buffer, name: Buffer): string | undefined {
  const field = findField(entry, 1, name);
  const at = field + 1 + name.length;
  if (field === -1 || entry[at] !== LETTER_STRING) return undefined;
  const start = at + LONGSTR_HEAD_BYTES;
  return decodeText(entry, start, start + entry.readUInt32BE(at + 1));
}
