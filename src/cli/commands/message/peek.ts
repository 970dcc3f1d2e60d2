/**
 * The command `leveret peek`: looks at messages where they are. They are not delivered, and have no mark of it afterwards, as
 * they have by `get`; which is why AMQP has no way to do it.
 */
import { Option } from 'commander';
import { byteSize, whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { askOwn } from '../../management-client/own-routes.js';
import { type WantedValues, addWanted, filterJson } from '../../messages/wanted-options.js';
import { type MessageRow, rowWriter } from '../../messages/writing.js';
import { remark } from '../../output/present.js';

interface Values extends WantedValues {
  readonly count: number;
  readonly offset?: number;
  readonly truncate?: number;
  readonly raw?: boolean;
}

interface Peeked {
  readonly messages: readonly MessageRow[];
  /** Where to look on. */
  readonly next: string | null;
}

const COUNT = 10;
/** Most that the API shows at once. */
const PORTION = 1000;
const OFFSET_MAX = 100_000;

const given = ['queue declare eu', "publish '' eu hello --count 2 --header region=eu"];

export const peek = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    { line: 'peek eu', given, prints: /^ {2}region: eu\nhello\n\n.*\n.*\n {2}region: eu\nhello\n$/m },
    { line: 'peek eu --count 100 --header region=eu --format json', given, prints: /"redelivered":false/ },
    { line: 'peek eu --raw', given, prints: /^hello\nhello\n$/ },
  ],
  define: (command) =>
    addWanted(
      command
        .argument('<queue>', 'its name')
        .addOption(new Option('--count <number>', 'most messages').default(COUNT).argParser(whole(1)))
        .addOption(new Option('--offset <number>', 'pass so many over').argParser(whole(0, OFFSET_MAX)))
        .addOption(new Option('--truncate <size>', 'most bytes of each body').argParser(byteSize))
        .option('--raw', 'bodies alone, a line each'),
    ),
  run: async (context, { count, offset, truncate, raw = false, ...wanted }, queue) => {
    const client = await ManagementClient.of(context);
    const write = rowWriter(context, raw);
    const filter = filterJson(wanted);
    const route = {
      kind: 'queues',
      name: queue,
      action: 'peek',
      instead: 'get shows messages, and marks them',
    } as const;
    let shown = 0;
    let from: string | null | undefined;
    while (shown < count && from !== null && !context.streams.signal.aborted) {
      const place = from === undefined ? { offset } : { from };
      const body = { count: Math.min(count - shown, PORTION), filter, truncate, ...place };
      const { messages, next } = (await askOwn(client, route, { method: 'POST', body })) as Peeked;
      for (const message of messages) await write(message);
      shown += messages.length;
      from = next;
    }
    if (shown === 0) await remark(context, `queue '${queue}' has no such message`);
  },
});
