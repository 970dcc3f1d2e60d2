/**
 * The command `leveret exchange bind` and `unbind`: RabbitMQ's exchange-to-exchange bindings.
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
    .argument('<destination>', 'exchange that messages go on to')
    .argument('<source>', 'exchange that they come from')
    .argument('[key]', "binding key; without one it is ''")
    .addOption(new Option('--argument <name=value>', `argument of the binding: ${TYPED_HELP}`).argParser(addTyped));
}

const given = ['exchange declare orders --type topic', 'exchange declare audit --type fanout'];

export const exchangeBind = defineCommand<Values, [string, string, string | undefined]>({
  speaks: 'amqp',
  examples: [
    {
      line: "exchange bind audit orders '#'",
      given,
      prints: /^exchange 'audit' is bound to exchange 'orders' by '#'$/m,
    },
    {
      line: 'exchange bind audit amq.headers --argument x-match=any --argument region=eu',
      given,
      prints: /^exchange 'audit' is bound to exchange 'amq.headers' by ''$/m,
    },
  ],
  define,
  run: async (context, { argument = {} }, ...[destination, source, key = '']) => {
    await withChannel(context, (channel) => channel.bindExchange(destination, source, key, { arguments: argument }));
    const sentence = `exchange '${destination}' is bound to exchange '${source}' by '${key}'`;
    await presentDone(context, sentence, { destination, source, routing_key: key });
  },
});

export const exchangeUnbind = defineCommand<Values, [string, string, string | undefined]>({
  speaks: 'amqp',
  examples: [
    {
      line: "exchange unbind audit orders '#'",
      given: [...given, "exchange bind audit orders '#'"],
      prints: /^exchange 'audit' is not bound to exchange 'orders' by '#'$/m,
    },
    {
      line: 'exchange unbind audit amq.headers --argument x-match=any --argument region=eu',
      given,
      prints: /^exchange 'audit' is not bound to exchange 'amq.headers' by ''$/m,
    },
  ],
  define,
  run: async (context, { argument = {} }, ...[destination, source, key = '']) => {
    await withChannel(context, (channel) => channel.unbindExchange(destination, source, key, { arguments: argument }));
    const sentence = `exchange '${destination}' is not bound to exchange '${source}' by '${key}'`;
    await presentDone(context, sentence, { destination, source, routing_key: key });
  },
});
