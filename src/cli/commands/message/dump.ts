/**
 * The command `leveret dump`: the messages of a queue in a file, for `load`.
 */
import { Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import type { Context } from '../../context.js';
import { DumpFile } from '../../dumps/dump-file.js';
import { type DumpOutput, dumpQueue } from '../../dumps/dumping.js';
import { Failure, wrongUse } from '../../failure.js';
import { counted } from '../../output/counted.js';
import { presentDone, remark } from '../../output/present.js';
import { progressOf } from '../../output/progress.js';

interface Values {
  readonly count?: number;
  readonly remove?: boolean;
  readonly append?: boolean;
}

interface Dumped {
  readonly count: number;
  readonly expected: number;
}

const STANDARD_OUTPUT = '-';
const given = ['queue declare eu', "publish '' eu hello --count 3 --header region=eu"];

export const dump = defineCommand<Values, [string, string]>({
  speaks: 'amqp',
  examples: [
    { line: 'dump eu eu.jsonl', given, prints: /^3 messages of queue 'eu' dumped to eu\.jsonl$/m },
    { line: 'dump eu eu.jsonl --remove', given, prints: /^3 messages of queue 'eu' dumped to eu\.jsonl, and removed/m },
    { line: 'dump eu - --count 1', given, prints: /^\{.*"headers":\[\["region","S","eu"\]\].*"body":"aGVsbG8="\}\n$/ },
  ],
  define: (command) =>
    command
      .argument('<queue>', 'its name; others get none of these messages until it ends')
      .argument('<file>', 'where to; - for standard output')
      .addOption(new Option('--count <number>', 'most messages, the first ones').argParser(whole(1)))
      .option('--remove', 'take them out of the queue, once they are on disk')
      .option('--append', 'add them to a file that is there'),
  run: async (context, { count = Infinity, remove = false, append = false }, queue, path) => {
    const isOutput = path === STANDARD_OUTPUT;
    if (isOutput && remove) throw wrongUse('give a file for --remove: what is written elsewhere may not be safe');
    const { count: dumped, expected } = await withChannel(context, async (channel) => {
      const { messageCount } = await channel.declareQueue(queue, { passive: true });
      const most = Math.min(count, messageCount);
      const progress = await progressOf(context, 'dumping', most);
      const file = isOutput ? undefined : await DumpFile.open(path, append);
      const { signal } = context.streams;
      const what = { queue, remove, count: most, signal, onWritten: progress.update.bind(progress) };
      try {
        return { expected: most, count: await dumpQueue(channel, what, file ?? standardOutput(context)) };
      } finally {
        await file?.close();
        await progress.end();
      }
    });
    const name = isOutput ? 'the output' : path;
    const sentence = `${counted(dumped, 'message')} of queue '${queue}' dumped to ${name}${remove ? ', and removed' : ''}`;
    if (context.streams.signal.aborted) throw new Failure(`interrupted: ${sentence}`);
    await sayWhatIsMissing(context, { count: dumped, expected });
    if (!isOutput) await presentDone(context, sentence, { queue, file: path, messages: dumped, removed: remove });
  },
});

function standardOutput({ streams: { stdout } }: Context): DumpOutput {
  return { add: (line) => stdout.write(line), sync: () => Promise.resolve() };
}

async function sayWhatIsMissing(context: Context, { count, expected }: Dumped): Promise<void> {
  const missing = expected - count;
  if (missing > 0) await remark(context, `${counted(missing, 'message')} went elsewhere, or the queue is paused`);
}
