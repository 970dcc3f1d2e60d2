/**
 * How much memory this process really holds: what is left after a full garbage collection.
 */
import { setImmediate as immediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes on the JavaScript heap and in buffers. */
export async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice: buffers are freed by what runs after the collection that found them.
  for (let round = 0; round < 2; round++) {
    collect();
    await immediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
