/**
 * What this machine has, and the bounds that follow from it.
 */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import {
  ENTRY_HEAP_BYTES,
  ENTRY_HEAP_SHARE,
  type Limits,
  MEMORY_BUDGET_SHARE,
  MESSAGE_MEMORY_SHARE,
  defaultLimits,
} from './core/limits.js';

/** The defaults, with the bounds on memory taken from this machine. */
export function machineLimits(memoryBudget: number | undefined): Limits {
  const heapBytes = getHeapStatistics().heap_size_limit;
  return {
    ...defaultLimits,
    memoryBudget: memoryBudget ?? Math.floor(machineMemory() * MEMORY_BUDGET_SHARE),
    messageMemoryMax: Math.floor(machineMemory() * MESSAGE_MEMORY_SHARE),
    residentMemoryMax: Math.floor(machineMemory() * MESSAGE_MEMORY_SHARE),
    queuedEntriesMax: Math.floor((heapBytes * ENTRY_HEAP_SHARE) / ENTRY_HEAP_BYTES),
  };
}

/** What this process may use: a container's limit where there is one. */
export function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 && constrained < totalmem() ? constrained : totalmem();
}
