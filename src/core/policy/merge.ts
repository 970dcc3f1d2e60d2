/**
 * What a policy and an operator policy come to for one queue or exchange.
 */
import { type FieldTable, type FieldValue, emptyTable } from '../../wire/values/field-table.js';
import type { Policy } from './policy.js';

/** Key by key: the lower of two limits, the operator's of two words. */
export function mergedDefinition(policy: Policy | undefined, operatorPolicy: Policy | undefined): FieldTable {
  const user = policy?.definition ?? emptyTable;
  const operator = operatorPolicy?.definition ?? emptyTable;
  if (operator.size === 0) return user;
  const merged = new Map(user);
  for (const [key, value] of operator) {
    const other = user.get(key);
    merged.set(key, other !== undefined && limitOf(key, other) < limitOf(key, value) ? other : value);
  }
  return merged;
}

/** Infinity for what is no limit at all: a word, a version, or a delivery limit below 0, which stands for none. */
function limitOf(key: string, { type, value }: FieldValue): number {
  if (type !== 'l' || key === 'queue-version' || Number(value) < 0) return Infinity;
  return Number(value);
}
