/**
 * The command `leveret load`: the messages of a file that `dump` has written, into a queue.
 */
import { Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import type { Context } from '../../context.js';
import { type Loaded, loadMessages, messagesOf } from '../../dumps/loading.js';
import { Failure } from '../../failure.js';
import { chunksOf, linesOf } from '../../messages/bodies.js';
import { withRelayExchange } from '../../messages/relay-exchange.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';
import { progressOf } from '../../output/progress.js';

interface Values {
  readonly skip: number;
  readonly dropUserId?: boolean;
}

const STANDARD_INPUT = '-';
const given = ['queue declare eu', "publish '' eu hello --count 3 --header region=eu", 'dump eu eu.jsonl --remove'];
const input = '{"exchange":"","routing_key":"us","properties":{"delivery_mode":2},"body":"aGVsbG8="}\n';

export const load = defineCommand<Values, [string, string]>({
  speaks: 'amqp',
  examples: [
    { line: 'load eu.jsonl eu', given, prints: /^3 messages of eu\.jsonl loaded into queue 'eu'$/m },
    { line: 'load eu.jsonl eu --skip 2', given, prints: /^1 message of eu\.jsonl loaded into queue 'eu'$/m },
    { line: 'load - us < us.jsonl', given: ['queue declare us'], input, prints: /^1 message of standard input/m },
  ],
  define: (command) =>
    command
      .argument('<file>', 'what dump has written; - for standard input')
      .argument('<queue>', 'where to; routing keys stay what they were')
      .addOption(new Option('--skip <number>', 'pass so many messages over').default(0).argParser(whole(0)))
      .option('--drop-user-id', 'leave out who published them: a broker takes no name but yours'),
  run: async (context, { skip, dropUserId = false }, path, queue) => {
    const name = path === STANDARD_INPUT ? 'standard input' : path;
    const total = path === STANDARD_INPUT ? undefined : await countAll(context, path);
    const progress = total === undefined ? undefined : await progressOf(context, 'loading', Math.max(0, total - skip));
    const { signal } = context.streams;
    const onLoaded = (count: number): void => progress?.update(count);
    let loaded: Loaded;
    try {
      loaded = await withChannel(context, (channel) =>
        withRelayExchange(context, channel, queue, (exchange) =>
          loadMessages(channel, read(context, path), { exchange, skip, dropUserId, signal, onLoaded }),
        ),
      );
    } finally {
      await progress?.end();
    }
    const sentence = `${counted(loaded.count, 'message')} of ${name} loaded into queue '${queue}'`;
    if (loaded.firstError !== undefined) throw failure(loaded, sentence, loaded.firstError);
    if (signal.aborted) throw new Failure(`interrupted: ${sentence}; load --skip ${loaded.whole} goes on`);
    await presentDone(context, sentence, { queue, file: path, messages: loaded.count });
  },
});

function read(context: Context, path: string): ReturnType<typeof messagesOf> {
  return messagesOf(linesOf(chunksOf(path, context.streams)), path);
}

/** Reads all of it before anything is loaded: a file with a line that is none is not loaded at all. */
async function countAll(context: Context, path: string): Promise<number> {
  let count = 0;
  for await (const _message of read(context, path)) count++;
  return count;
}

function failure({ whole: done }: Loaded, sentence: string, cause: Error): Failure {
  const onward = `load --skip ${done} goes on behind the last that surely is there`;
  return new Failure(`message ${done + 1}: ${cause.message}; ${sentence}; ${onward}`, undefined, { cause });
}
