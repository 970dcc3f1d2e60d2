/**
 * The command `leveret queue purge` (specification section 1.7.2.7): what is unacked stays.
 */
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

export const queuePurge = defineCommand<object, [string]>({
  speaks: 'amqp',
  examples: [
    {
      line: 'queue purge eu',
      given: ['queue declare eu', "publish '' eu hello --count 3"],
      prints: /^queue 'eu' is purged of 3 messages$/m,
    },
    {
      line: 'queue purge eu --format json',
      given: ['queue declare eu'],
      prints: /"messages": 0/,
    },
  ],
  define: (command) => command.argument('<queue>', 'its name'),
  run: async (context, _values, queue) => {
    const { messageCount } = await withChannel(context, (channel) => channel.purgeQueue(queue));
    const sentence = `queue '${queue}' is purged of ${counted(messageCount, 'message')}`;
    await presentDone(context, sentence, { queue, messages: messageCount });
  },
});
