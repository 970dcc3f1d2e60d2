/**
 * Keys of the index on disk. Numbers are big-endian, so that keys sort as they count.
 *
 *   m                        what holds for the whole store
 *   d <kind> <name>          a definition
 *   q <queue id>             a queue: counts, and what it has in which segment
 *   p <queue id> <page>      an index page
 */
const META = 'm';
const DEFINITION = 'd';
const QUEUE = 'q';
const PAGE = 'p';

const ID_BYTES = 4;
const PAGE_NUMBER_BYTES = 6;

export const metaKey = Buffer.from(META);

/** Every definition is `>= definitionsFrom` and `< definitionsEnd`. */
export const definitionsFrom = Buffer.from(DEFINITION);
export const definitionsEnd = successor(DEFINITION);

export function definitionKey(name: Buffer): Buffer {
  return Buffer.concat([definitionsFrom, name]);
}

export const queuesFrom = Buffer.from(QUEUE);
export const queuesEnd = successor(QUEUE);

export function queueKey(id: number): Buffer {
  return keyWithId(QUEUE, id, 0);
}

export function idInKey(key: Buffer): number {
  return key.readUInt32BE(1);
}

export const pagesFrom = Buffer.from(PAGE);
export const pagesEnd = successor(PAGE);

/** Pages of one queue are `>= pageKey(id, 0)` and `< pagesEndOf(id)`. */
export function pageKey(id: number, number: number): Buffer {
  const key = keyWithId(PAGE, id, PAGE_NUMBER_BYTES);
  key.writeUIntBE(number, 1 + ID_BYTES, PAGE_NUMBER_BYTES);
  return key;
}

export function pagesEndOf(id: number): Buffer {
  return id === 0xffffffff ? pagesEnd : keyWithId(PAGE, id + 1, 0);
}

export function pageNumberInKey(key: Buffer): number {
  return key.readUIntBE(1 + ID_BYTES, PAGE_NUMBER_BYTES);
}

function keyWithId(letter: string, id: number, more: number): Buffer {
  const key = Buffer.alloc(1 + ID_BYTES + more);
  key.write(letter, 'latin1');
  key.writeUInt32BE(id, 1);
  return key;
}

function successor(letter: string): Buffer {
  return Buffer.of(letter.charCodeAt(0) + 1);
}
