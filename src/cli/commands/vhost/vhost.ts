/**
 * The command `leveret vhost add|delete`: virtual hosts, each with exchanges, queues, permissions and policies of its own.
 */
import { Option } from 'commander';
import { defineCommand } from '../../command.js';
import { Failure } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly description?: string;
  readonly tags?: string;
  readonly defaultQueueType?: string;
  readonly tracing?: boolean;
}

const CREATED_TEXT = 'permission set lets others in';

/** One that is there is left as it is but for what is given. */
export const vhostAdd = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    { line: 'vhost add shop', prints: /^vhost 'shop' is there; permission set lets others in$/m },
    {
      line: "vhost add shop --description 'orders and stock' --tags production --default-queue-type quorum",
      prints: /^vhost 'shop' is there/m,
    },
  ],
  define: (command) =>
    command
      .argument('<name>', 'its name')
      .option('--description <text>', 'for people')
      .option('--tags <tags>', 'words for people, with commas between them')
      .addOption(
        new Option('--default-queue-type <type>', 'of durable queues that are declared without one').choices([
          'classic',
          'quorum',
          'stream',
        ]),
      )
      .option('--tracing', 'publish a copy of every message to amq.rabbitmq.trace')
      .option('--no-tracing', 'stop that'),
  run: async (context, { description, tags, defaultQueueType, tracing }, name) => {
    const client = await ManagementClient.of(context);
    const body = { description, tags, default_queue_type: defaultQueueType, tracing };
    await client.ask(pathOf('vhosts', name), { method: 'PUT', body });
    await presentDone(context, `vhost '${name}' is there; ${CREATED_TEXT}`, { vhost: name });
  },
});

export const vhostDelete = defineCommand<{ readonly ifEmpty?: boolean }, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'vhost delete shop',
      given: ['vhost add shop'],
      prints: /^vhost 'shop' is gone, with all that was in it$/m,
    },
    {
      line: 'vhost delete shop --if-empty',
      given: ['vhost add shop'],
      prints: /^vhost 'shop' is gone, with all that was in it$/m,
    },
  ],
  define: (command) => command.argument('<name>', 'its name').option('--if-empty', 'only when it has no queues'),
  run: async (context, { ifEmpty = false }, name) => {
    const client = await ManagementClient.of(context);
    const absent = `there is no vhost '${name}'; list vhosts shows those that there are`;
    if (ifEmpty) await assertEmpty(client, name, absent);
    await orAbsent(client.ask(pathOf('vhosts', name), { method: 'DELETE' }), absent);
    await presentDone(context, `vhost '${name}' is gone, with all that was in it`, { vhost: name });
  },
});

/** @throws Failure */
async function assertEmpty(client: ManagementClient, name: string, absent: string): Promise<void> {
  const queues = (await orAbsent(client.ask(pathOf('queues', name)), absent)) as readonly unknown[];
  if (queues.length === 0) return;
  throw new Failure(`vhost '${name}' has queues (${queues.length}); leave out --if-empty to delete them with it`);
}
