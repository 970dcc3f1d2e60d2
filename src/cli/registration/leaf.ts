/**
 * What is known of a command before it is loaded.
 */
import type { CliCommand } from '../command.js';

export interface Leaf {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CliCommand>;
}

export interface Group {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly Leaf[];
}

export function leaf(name: string, summary: string, load: () => Promise<CliCommand>): Leaf {
  return { name, summary, load };
}
