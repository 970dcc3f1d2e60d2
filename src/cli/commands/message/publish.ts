/**
 * The command `leveret publish`: messages from the command line, a file or standard input.
 */
import type { Command } from 'commander';
import { rate, whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import { Failure } from '../../failure.js';
import { openBodies } from '../../messages/bodies.js';
import { type PropertyValues, addProperties, publishOptions } from '../../messages/properties.js';
import { publishAll } from '../../messages/publishing.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

interface Values extends PropertyValues {
  readonly file?: string;
  readonly lines?: boolean;
  readonly confirm?: boolean;
  readonly mandatory?: boolean;
  readonly count?: number;
  readonly rate?: number;
}

const given = ['exchange declare orders --type topic', 'queue declare eu', "queue bind eu orders 'eu.#'"];

export const publish = defineCommand<Values, [string, string, string | undefined]>({
  speaks: 'amqp',
  examples: [
    {
      line: `publish orders eu.new '{"id": 7}' --content-type application/json --mandatory`,
      given,
      prints: /^1 message published to exchange 'orders' with key 'eu.new', and confirmed$/m,
    },
    {
      line: 'publish orders eu.new --lines --header region=eu < orders.txt',
      given,
      input: 'one\ntwo\n\nthree',
      prints: /^3 messages published/m,
    },
    { line: "publish '' eu hello --count 100 --rate 5000", given, prints: /^100 messages published/m },
  ],
  define: (command: Command) =>
    addProperties(
      command
        .argument('<exchange>', "its name; '' for the default exchange")
        .argument('<key>', 'routing key')
        .argument('[body]', 'text; without it, and without --file, standard input is read')
        .option('--file <file>', 'read the body from a file, - for standard input')
        .option('--lines', 'a message for each line that is not empty')
        .option('--confirm', 'wait until the broker has all of them safe (default)')
        .option('--no-confirm', 'do not')
        .option('--mandatory', 'fail when no queue gets it')
        .option('--count <number>', 'publish it so many times', whole(1))
        .option('--rate <number>', 'most messages a second', rate),
    ),
  run: async (context, values, ...[exchange, key, body]) => {
    const { file, lines, confirm = true, mandatory = false, count, rate: perSecond, ...properties } = values;
    const source = { body, ...(file !== undefined && { file }), ...(lines && { lines }), ...(count && { count }) };
    const pace = { signal: context.streams.signal, ...(perSecond !== undefined && { rate: perSecond }) };
    const what = { exchange, key, options: { ...publishOptions(properties), mandatory, confirm } };
    const bodies = await openBodies(source, context.streams);
    let returned = 0;
    const published = await withChannel(context, async (channel) => {
      channel.on('return', () => returned++);
      return publishAll(channel, what, bodies, pace);
    });
    const failed = Math.max(published.failed, returned);
    if (failed > 0) throw failure(published.count, failed, published.firstError);
    const sentence =
      `${counted(published.count, 'message')} published to exchange '${exchange}' with key '${key}'` +
      (confirm ? ', and confirmed' : '');
    await presentDone(context, sentence, {
      exchange,
      routing_key: key,
      published: published.count,
      confirmed: confirm,
    });
  },
});

function failure(count: number, failed: number, error: Error | undefined): Error {
  if (error !== undefined && count === 1) return error;
  const why = error?.message ?? 'they reached no queue';
  return new Failure(`${failed} of ${counted(count, 'message')} failed: ${why}`, undefined, { cause: error });
}
