/**
 * The command `leveret exchange delete` (specification section 1.6.2.3): no error when it is not there.
 */
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly ifUnused?: boolean;
}

export const exchangeDelete = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'exchange delete orders', prints: /^exchange 'orders' is gone$/m },
    {
      line: 'exchange delete orders --if-unused',
      given: ['exchange declare orders'],
      prints: /^exchange 'orders' is gone$/m,
    },
  ],
  define: (command) => command.argument('<exchange>', 'its name').option('--if-unused', 'only when it has no bindings'),
  run: async (context, values, exchange) => {
    await withChannel(context, (channel) => channel.deleteExchange(exchange, values));
    await presentDone(context, `exchange '${exchange}' is gone`, { exchange });
  },
});
