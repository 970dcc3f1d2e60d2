/**
 * The command `leveret queue bind` and `unbind` (specification sections 1.7.2.3 and 1.7.2.5).
 */
import { type Command, Option } from 'commander';
import type { PlainTable } from '../../../client/index.js';
import { TYPED_HELP, addTyped } from '../../arguments/typed-values.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly argument?: PlainTable;
}

function define(command: Command): Command {
  return command
    .argument('<queue>', 'its name')
    .argument('<exchange>', 'exchange that messages come from')
    .argument('[key]', "binding key; without one it is ''")
    .addOption(new Option('--argument <name=value>', `argument of the binding: ${TYPED_HELP}`).argParser(addTyped));
}

const given = ['exchange declare orders --type topic', 'queue declare eu'];

export const queueBind = defineCommand<Values, [string, string, string | undefined]>({
  speaks: 'amqp',
  examples: [
    { line: "queue bind eu orders 'eu.#'", given, prints: /^queue 'eu' is bound to exchange 'orders' by 'eu.#'$/m },
    {
      line: 'queue bind eu amq.headers --argument x-match=all --argument region=eu',
      given,
      prints: /^queue 'eu' is bound to exchange 'amq.headers' by ''$/m,
    },
  ],
  define,
  run: async (context, { argument = {} }, ...[queue, exchange, key = '']) => {
    await withChannel(context, (channel) => channel.bindQueue(queue, exchange, key, { arguments: argument }));
    const sentence = `queue '${queue}' is bound to exchange '${exchange}' by '${key}'`;
    await presentDone(context, sentence, { queue, exchange, routing_key: key });
  },
});

export const queueUnbind = defineCommand<Values, [string, string, string | undefined]>({
  speaks: 'amqp',
  examples: [
    {
      line: "queue unbind eu orders 'eu.#'",
      given: [...given, "queue bind eu orders 'eu.#'"],
      prints: /^queue 'eu' is not bound to exchange 'orders' by 'eu.#'$/m,
    },
    {
      line: 'queue unbind eu amq.headers --argument x-match=all --argument region=eu',
      given,
      prints: /^queue 'eu' is not bound to exchange 'amq.headers' by ''$/m,
    },
  ],
  define,
  run: async (context, { argument = {} }, ...[queue, exchange, key = '']) => {
    await withChannel(context, (channel) => channel.unbindQueue(queue, exchange, key, { arguments: argument }));
    const sentence = `queue '${queue}' is not bound to exchange '${exchange}' by '${key}'`;
    await presentDone(context, sentence, { queue, exchange, routing_key: key });
  },
});
