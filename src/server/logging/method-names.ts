/**
 * Names of methods by the two numbers that a close method has for them.
 */
import type { FailingMethod } from '../../wire/methods/errors.js';
import { type MethodName, methods } from '../../wire/methods/methods.js';

const names = new Map<string, MethodName>(
  (Object.keys(methods) as MethodName[]).map((name) => [keyOf(methods[name]), name]),
);

/** `undefined` where no method is to blame. */
export function methodNameOf(method: FailingMethod): MethodName | undefined {
  return names.get(keyOf(method));
}

function keyOf({ classId, methodId }: FailingMethod): string {
  return `${classId}.${methodId}`;
}
