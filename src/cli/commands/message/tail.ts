/**
 * The command `leveret tail`: what flows through an exchange, by a binding to a queue that is gone when the command ends. Others
 * get their messages as before.
 */
import { Option } from 'commander';
import type { Channel, PlainTable } from '../../../client/index.js';
import { duration, whole } from '../../arguments/numbers.js';
import { addText } from '../../arguments/repeated.js';
import { TYPED_HELP, addTyped } from '../../arguments/typed-values.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { wrongUse } from '../../failure.js';
import { type MessageWriter, messageWriter } from '../../messages/writing.js';

interface Values {
  readonly key?: readonly string[];
  readonly header?: PlainTable;
  readonly count?: number;
  readonly for?: number;
  readonly raw?: boolean;
}

/** Everything, for a topic exchange; fanout exchanges look at no key, headers exchanges neither. */
const ALL = '#';
/** Messages that wait in the broker for an output that is slower than the exchange; then the oldest are dropped. */
const LENGTH_MAX = 10_000;

const given = ['exchange declare orders --type topic'];
const meanwhile = ['publish orders eu.new hello', 'publish orders us.new howdy'];

export const tail = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    {
      line: "tail orders --key 'eu.#' --count 2",
      given,
      meanwhile,
      prints: /^orders {2}eu\.new.*\n.*\nhello\n\norders {2}eu/,
    },
    { line: 'tail orders --count 2 --raw', given, meanwhile, prints: /^hello\nhowdy\n$|^howdy\nhello\n$/ },
  ],
  define: (command) =>
    command
      .argument('<exchange>', 'its name')
      .option('--key <key>', `binding key, any number of times (default: ${ALL}; a direct exchange needs one)`, addText)
      .option('--header <name=value>', `argument of the binding, for a headers exchange: ${TYPED_HELP}`, addTyped)
      .addOption(new Option('--count <number>', 'end after so many messages').argParser(whole(1)))
      .addOption(new Option('--for <time>', 'end after this time').argParser(duration))
      .option('--raw', 'bodies alone, a line each'),
  run: async (context, values, exchange) => {
    const { key = [ALL], header = {}, count = Infinity, for: forMs, raw = false } = values;
    if (exchange === '') throw wrongUse('the default exchange has no bindings of its own: consume the queue instead');
    const write = messageWriter(context, raw);
    await withChannel(context, async (channel) => {
      const { queue } = await channel.declareQueue('', { exclusive: true, autoDelete: true, maxLength: LENGTH_MAX });
      for (const one of key) await channel.bindQueue(queue, exchange, one, { arguments: header });
      const { signal } = context.streams;
      const end = forMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(forMs)]);
      await showAll(channel, queue, { write, count, end });
    });
  },
});

interface Showing {
  readonly write: MessageWriter;
  readonly count: number;
  readonly end: AbortSignal;
}

/** Until there were enough, or `end` aborts. Rejects when the connection or the queue is gone. */
async function showAll(channel: Channel, queue: string, { write, count, end }: Showing): Promise<void> {
  const consumer = await channel.consume(queue, { noAck: true });
  const cancel = (): void => void consumer.cancel();
  if (end.aborted) cancel();
  end.addEventListener('abort', cancel);
  let shown = 0;
  for await (const delivery of consumer) {
    await write(delivery);
    if (++shown >= count) break;
  }
}
