/**
 * Which messages of a queue are meant, as options: those that agree with everything that is given. They are the
 * filters of Leveret's management API, under its names.
 */
import { type Command, Option } from 'commander';
import type { PlainTable } from '../../client/index.js';
import { toFieldTable } from '../../client/values/field-values.js';
import { duration } from '../arguments/numbers.js';
import { TYPED_HELP, addTyped } from '../arguments/typed-values.js';
import { tableToJson } from '../../core/json/table-json.js';
import type { Value } from '../output/format.js';

/** What commander makes of the options that `addWanted` adds. */
export interface WantedValues {
  readonly routingKey?: string;
  readonly routingKeyPattern?: string;
  readonly header?: PlainTable;
  readonly firstDeathReason?: string;
  readonly olderThan?: number;
}

export function addWanted(command: Command): Command {
  const heading = 'Which messages:';
  const options = [
    new Option('--routing-key <key>', 'those with this routing key'),
    new Option('--routing-key-pattern <regexp>', 'those whose routing key is like this'),
    new Option('--header <name=value>', `those with this header; ${TYPED_HELP}`).argParser(addTyped),
    new Option('--first-death-reason <reason>', 'those that died first of this: rejected, expired, maxlen, …'),
    new Option('--older-than <time>', 'those whose last death, or else timestamp, is so long ago').argParser(duration),
  ];
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
}

/** The filter as the API takes it; `undefined` when none is given. */
export function filterJson(values: WantedValues): Readonly<Record<string, Value>> | undefined {
  const filter = {
    ...(values.routingKey !== undefined && { routing_key: values.routingKey }),
    ...(values.routingKeyPattern !== undefined && { routing_key_pattern: values.routingKeyPattern }),
    ...(values.header !== undefined && { headers: tableToJson(toFieldTable(values.header)) }),
    ...(values.firstDeathReason !== undefined && { first_death_reason: values.firstDeathReason }),
    ...(values.olderThan !== undefined && { older_than_ms: values.olderThan }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}
