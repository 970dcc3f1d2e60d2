/**
 * The command `leveret queue declare` (specification section 1.7.2.1), with RabbitMQ's arguments as options.
 */
import { type Command, Option } from 'commander';
import type { PlainTable, QueueOptions } from '../../../client/index.js';
import { byteSize, duration, whole } from '../../arguments/numbers.js';
import { TYPED_HELP, addTyped } from '../../arguments/typed-values.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

interface Values extends Omit<QueueOptions, 'arguments' | 'messageTtlMs' | 'expiresMs' | 'maxPriority'> {
  readonly ttl?: number;
  readonly expires?: number;
  readonly priority?: number;
  readonly consumerTimeout?: number;
  readonly argument?: PlainTable;
}

const OCTET_MAX = 255;

export const queueDeclare = defineCommand<Values, [string | undefined]>({
  speaks: 'amqp',
  examples: [
    { line: 'queue declare eu', prints: /^queue 'eu' is there: 0 messages ready, 0 consumers$/m },
    {
      line: 'queue declare eu --ttl 10m --max-length 1000 --dead-letter-exchange unsorted',
      prints: /^queue 'eu' is there/m,
    },
    {
      line: 'queue declare eu --priority 10 --argument x-single-active-consumer=true',
      prints: /^queue 'eu' is there/m,
    },
  ],
  define: (command) =>
    withArguments(command.argument('[queue]', 'its name; without one the broker chooses it'))
      .option('--durable', 'it survives a restart of the broker (default)')
      .option('--no-durable', 'it does not')
      .option('--auto-delete', 'deleted with its last consumer')
      .option('--exclusive', 'for this connection alone: gone when the command ends')
      .option('--passive', 'only ask whether it is there'),
  run: async (context, values, name = '') => {
    const { ttl, expires, priority, consumerTimeout, argument = {}, durable = true, ...rest } = values;
    const options = {
      ...rest,
      durable: durable && values.exclusive !== true,
      ...(ttl !== undefined && { messageTtlMs: ttl }),
      ...(expires !== undefined && { expiresMs: expires }),
      ...(priority !== undefined && { maxPriority: priority }),
      arguments: { 'x-consumer-timeout': consumerTimeout, ...argument },
    };
    const declared = await withChannel(context, (channel) => channel.declareQueue(name, options));
    const { queue, messageCount, consumerCount } = declared;
    const sentence = `queue '${queue}' is there: ${counted(messageCount, 'message')} ready, ${counted(consumerCount, 'consumer')}`;
    await presentDone(context, sentence, { queue, messages_ready: messageCount, consumers: consumerCount });
  },
});

function withArguments(command: Command): Command {
  const heading = 'Arguments of the queue:';
  const options = [
    new Option('--type <type>', 'classic, quorum or stream (x-queue-type)'),
    new Option('--ttl <time>', 'how long a message may wait (x-message-ttl)').argParser(duration),
    new Option('--expires <time>', 'deleted when unused for so long (x-expires)').argParser(duration),
    new Option('--max-length <messages>', 'most messages that are ready (x-max-length)').argParser(whole(0)),
    new Option('--max-length-bytes <size>', 'most bytes that are ready (x-max-length-bytes)').argParser(byteSize),
    new Option('--overflow <what>', 'what happens above that: drop-head, reject-publish or reject-publish-dlx'),
    new Option('--dead-letter-exchange <exchange>', 'where dropped, rejected and expired messages go'),
    new Option('--dead-letter-routing-key <key>', 'the routing key that they go with'),
    new Option('--priority <max>', 'highest priority (x-max-priority)').argParser(whole(0, OCTET_MAX)),
    new Option('--single-active-consumer', 'one consumer at a time gets messages'),
    new Option('--delivery-limit <redeliveries>', 'dead-lettered after so many (x-delivery-limit)').argParser(
      whole(-1),
    ),
    new Option('--consumer-timeout <time>', 'how long a delivery may be unacked').argParser(duration),
    new Option('--argument <name=value>', `further argument: ${TYPED_HELP}`).argParser(addTyped),
  ];
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
}
