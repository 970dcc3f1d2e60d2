/**
 * What a command is given: the streams, what was said for all commands alike, and where its results go.
 */
import type { Command } from 'commander';
import type { Streams } from './streams.js';
import type { Format } from './output/format.js';

/** Options that every command takes which talks to a broker. */
export interface GlobalValues {
  readonly url?: string;
  readonly managementUrl?: string;
  readonly profile?: string;
  readonly vhost?: string;
  readonly format: Format;
  readonly quiet?: boolean;
}

export interface Context {
  readonly streams: Streams;
  readonly values: GlobalValues;
  /** `queue declare` */
  readonly commandName: string;
  /** The whole command line, with the options of all its commands. */
  allCommands(): Promise<Command>;
}
