/**
 * YAML of plain values, which older parsers read the same way.
 */
import { stringify } from 'yaml';
import type { Value } from './format.js';

export function yamlText(value: Value): string {
  // Lines are not folded: what a program reads line by line stays whole. `no` and `on` are quoted, as YAML 1.1 needs.
  return stringify(value, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });
}
