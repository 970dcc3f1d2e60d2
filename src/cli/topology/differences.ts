/**
 * What is different between something as it is and as a file wants it.
 */
import { canonical } from './canonical.js';
import type { PresentQueue } from './present-topology.js';
import type { Exchange, Policy, Queue } from './shape.js';

/** Sentences, none when they are the same. */
export type Differences = readonly string[];

export function exchangeDifferences(now: Exchange, wanted: Exchange): Differences {
  return [
    ...keyDifferences(now, wanted, ['type', 'durable', 'auto_delete', 'internal']),
    ...tableDifferences(now.arguments, wanted.arguments),
  ];
}

/** A file that says no type takes any: without one, a queue is of the vhost's default type. */
export function queueDifferences(now: PresentQueue, wanted: Queue): Differences {
  const type = wanted.arguments['x-queue-type'] === undefined ? undefined : now.type;
  return [
    ...keyDifferences<Queue>(now, wanted, ['durable', 'auto_delete']),
    ...tableDifferences({ ...now.arguments, 'x-queue-type': type }, wanted.arguments),
  ];
}

export function policyDifferences(now: Policy, wanted: Policy): Differences {
  return [
    ...keyDifferences(now, wanted, ['pattern', 'apply-to', 'priority']),
    ...tableDifferences(now.definition, wanted.definition),
  ];
}

type Table = Readonly<Record<string, unknown>>;

function keyDifferences<T extends object>(now: T, wanted: T, keys: readonly (keyof T & string)[]): Differences {
  return keys.filter((key) => now[key] !== wanted[key]).map((key) => sentence(key, now[key], wanted[key]));
}

function tableDifferences(now: Table, wanted: Table): Differences {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(wanted)])].sort();
  return keys
    .filter((key) => canonical(now[key]) !== canonical(wanted[key]))
    .map((key) => sentence(key, now[key], wanted[key]));
}

function sentence(key: string, now: unknown, wanted: unknown): string {
  return `${key} is ${shown(now)}, wanted ${shown(wanted)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
