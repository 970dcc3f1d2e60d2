/**
 * The command `leveret get`: the first messages of a queue (specification section 1.8.2.9). Unless they are acked they go back,
 * with the mark that they were delivered before.
 */
import { Option } from 'commander';
import type { Delivery } from '../../../client/index.js';
import { whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { messageWriter } from '../../messages/writing.js';
import { remark } from '../../output/present.js';

interface Values {
  readonly count: number;
  readonly ack?: boolean;
  readonly reject?: boolean;
  readonly raw?: boolean;
}

/** What is not acked is held by the broker until the command ends. */
const COUNT_MAX = 10_000;

const given = ['queue declare eu', "publish '' eu hello --count 2 --header region=eu"];

export const get = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'get eu', given, prints: /^ {2}region: eu\nhello$/m },
    { line: 'get eu --count 10 --ack --format json', given, prints: /"payload":"hello"/ },
    { line: 'get eu --raw', given, prints: /^hello\n$/ },
  ],
  define: (command) =>
    command
      .argument('<queue>', 'its name')
      .addOption(new Option('--count <number>', 'most messages').default(1).argParser(whole(1, COUNT_MAX)))
      .option('--ack', 'take them out of the queue')
      .addOption(new Option('--reject', 'drop them, or dead-letter them where the queue says so').conflicts('ack'))
      .option('--raw', 'bodies alone, a line each'),
  run: async (context, { count, ack = false, reject = false, raw = false }, queue) => {
    const write = messageWriter(context, raw);
    const shown = await withChannel(context, async (channel) => {
      const deliveries: Delivery[] = [];
      while (deliveries.length < count) {
        const delivery = await channel.get(queue);
        if (delivery === undefined) break;
        await write(delivery);
        deliveries.push(delivery);
      }
      for (const delivery of deliveries) {
        if (ack) delivery.ack();
        else delivery.nack({ requeue: !reject });
      }
      return deliveries.length;
    });
    if (shown === 0) await remark(context, `queue '${queue}' is empty`);
  },
});
