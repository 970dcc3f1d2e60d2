/**
 * Hashes of keys and names, the same in every process: where a message goes survives a restart.
 */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32 bits of a text (FNV-1a over its code units, then mixed). */
export function hashText(text: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return mixed(hash);
}

/** The same of bytes. */
export function hashBytes(bytes: Uint8Array): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, PRIME);
  return mixed(hash);
}

/** 32 bits of two hashes, in which each bit of either has changed about half of the bits. */
export function hashOfBoth(a: number, b: number): number {
  return mixed(Math.imul(a ^ mixed(b + 0x9e3779b9), 0x85ebca6b));
}

/** MurmurHash3's finalizer. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
