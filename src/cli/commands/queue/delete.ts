/**
 * The command `leveret queue delete` (specification section 1.7.2.9): no error when it is not there.
 */
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly ifUnused?: boolean;
  readonly ifEmpty?: boolean;
}

export const queueDelete = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'queue delete eu', prints: /^queue 'eu' is gone, and 0 messages with it$/m },
    {
      line: 'queue delete eu --if-unused --if-empty',
      given: ['queue declare eu'],
      prints: /^queue 'eu' is gone, and 0 messages with it$/m,
    },
  ],
  define: (command) =>
    command
      .argument('<queue>', 'its name')
      .option('--if-unused', 'only when it has no consumers')
      .option('--if-empty', 'only when no message is ready'),
  run: async (context, values, queue) => {
    const { messageCount } = await withChannel(context, (channel) => channel.deleteQueue(queue, values));
    const sentence = `queue '${queue}' is gone, and ${counted(messageCount, 'message')} with it`;
    await presentDone(context, sentence, { queue, messages: messageCount });
  },
});
