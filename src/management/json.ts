/**
 * JSON as values.
 */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** `undefined` stands for a key that is not there. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for what JSON writes in braces. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
