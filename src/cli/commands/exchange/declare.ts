/**
 * The command `leveret exchange declare` (specification section 1.6.2.1).
 */
import { Option } from 'commander';
import type { ExchangeOptions } from '../../../client/index.js';
import { TYPED_HELP, addTyped } from '../../arguments/typed-values.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { presentDone } from '../../output/present.js';

interface Values extends ExchangeOptions {
  readonly type: string;
  readonly argument?: NonNullable<ExchangeOptions['arguments']>;
}

export const exchangeDeclare = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'exchange declare orders --type topic', prints: /^exchange 'orders' is there: topic, durable$/m },
    {
      line: 'exchange declare orders --type direct --alternate-exchange unsorted',
      given: ['exchange declare unsorted --type fanout'],
      prints: /^exchange 'orders' is there/m,
    },
    { line: 'exchange declare amq.topic --passive', prints: /^exchange 'amq.topic' is there$/m },
  ],
  define: (command) =>
    command
      .argument('<exchange>', 'its name')
      .option('--type <type>', 'direct, fanout, topic, headers, or one of a plugin', 'direct')
      .option('--durable', 'it survives a restart of the broker (default)')
      .option('--no-durable', 'it does not')
      .option('--auto-delete', 'deleted with its last binding')
      .option('--internal', 'takes messages of other exchanges alone')
      .option('--alternate-exchange <exchange>', 'where what it cannot route goes')
      .addOption(new Option('--argument <name=value>', `further argument: ${TYPED_HELP}`).argParser(addTyped))
      .option('--passive', 'only ask whether it is there'),
  run: async (context, values, exchange) => {
    const { type, durable = true, passive = false, argument = {} } = values;
    const options = { ...values, arguments: argument };
    await withChannel(context, (channel) => channel.declareExchange(exchange, type, options));
    const kind = passive ? '' : `: ${type}, ${durable ? 'durable' : 'transient'}`;
    const row = passive ? { exchange } : { exchange, type, durable };
    await presentDone(context, `exchange '${exchange}' is there${kind}`, row);
  },
});
