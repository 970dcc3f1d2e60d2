/**
 * The command `leveret consume`: messages of a queue as they come (specification section 1.8.2.3).
 */
import { Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { consumeAll } from '../../messages/consuming.js';
import { messageWriter } from '../../messages/writing.js';
import { counted } from '../../output/counted.js';
import { remark } from '../../output/present.js';

interface Values {
  readonly count?: number;
  readonly ack?: boolean;
  readonly follow?: boolean;
  readonly raw?: boolean;
  readonly consumerTag?: string;
}

/** Messages that are shown without an ack: the broker holds them until the command ends. */
const UNACKED_MAX = 65_535;

const given = ['queue declare eu', "publish '' eu hello --count 3"];

export const consume = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'consume eu', given, prints: /hello\n.*hello\n.*hello\n/s },
    { line: 'consume eu --ack --follow --count 3 --format json', given, prints: /^(\{.*"payload":"hello".*\}\n){3}$/ },
    { line: 'consume eu --ack --raw', given, prints: /^hello\nhello\nhello\n$/ },
  ],
  define: (command) =>
    command
      .argument('<queue>', 'its name')
      .option('--ack', 'take them out of the queue; else they go back when the command ends')
      .addOption(new Option('--count <number>', 'most messages').argParser(whole(1)))
      .option('--follow', 'wait for more when the queue is empty, until it is interrupted')
      .option('--consumer-tag <tag>', 'name of the consumer')
      .option('--raw', 'bodies alone, a line each'),
  run: async (context, { count, ack = false, follow = false, raw = false, consumerTag }, queue) => {
    const most = ack ? (count ?? Infinity) : Math.min(count ?? UNACKED_MAX, UNACKED_MAX);
    const wanted = { queue, ack, follow, count: most, ...(consumerTag !== undefined && { consumerTag }) };
    const write = messageWriter(context, raw);
    const { signal } = context.streams;
    const shown = await withChannel(context, (channel) => consumeAll(channel, wanted, write, signal));
    if (shown === UNACKED_MAX && count === undefined) {
      await remark(context, `stopped after ${counted(shown, 'message')}: no more are held without --ack`);
    } else if (shown === 0) await remark(context, `queue '${queue}' gave no message`);
  },
});
