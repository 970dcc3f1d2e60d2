/**
 * Properties of a message as options of a command, under the names of the specification.
 */
import { type Command, Option } from 'commander';
import type { PlainTable, PublishOptions } from '../../client/index.js';
import { duration, timestamp, whole } from '../arguments/numbers.js';
import { addText } from '../arguments/repeated.js';
import { TYPED_HELP, addTyped } from '../arguments/typed-values.js';

/** What commander makes of the options that `addProperties` adds. */
export interface PropertyValues {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly header?: PlainTable;
  readonly transient?: boolean;
  readonly priority?: number;
  readonly correlationId?: string;
  readonly replyTo?: string;
  readonly expiration?: number;
  readonly messageId?: string;
  readonly timestamp?: number;
  readonly type?: string;
  readonly userId?: string;
  readonly appId?: string;
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
}

const OCTET_MAX = 255;

export function addProperties(command: Command): Command {
  const heading = 'Properties of the message:';
  const options = [
    new Option('--header <name=value>', TYPED_HELP).argParser(addTyped),
    new Option('--transient', 'not kept over a restart of the broker (delivery mode 1)'),
    new Option('--content-type <type>', 'as application/json'),
    new Option('--content-encoding <encoding>', 'as gzip'),
    new Option('--priority <number>', '0 to 255').argParser(whole(0, OCTET_MAX)),
    new Option('--expiration <time>', 'how long it may wait in a queue').argParser(duration),
    new Option('--correlation-id <id>', 'ties an answer to its question'),
    new Option('--reply-to <queue>', 'where answers are to go'),
    new Option('--message-id <id>', 'an id of your own'),
    new Option('--timestamp <time>', 'a date, seconds since 1970, or now').argParser(timestamp),
    new Option('--type <type>', 'what kind of message it is'),
    new Option('--user-id <user>', 'the user that you are logged in as'),
    new Option('--app-id <id>', 'the program that publishes it'),
    new Option('--cc <key>', 'further routing key, any number of times').argParser(addText),
    new Option('--bcc <key>', 'the same, and consumers do not see it').argParser(addText),
  ];
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
}

export function publishOptions(values: PropertyValues): PublishOptions {
  const { header, transient, ...properties } = values;
  return { ...properties, persistent: transient !== true, ...(header !== undefined && { headers: header }) };
}
