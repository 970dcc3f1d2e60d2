/**
 * The command `leveret topic-permission set|clear|list`: with which routing keys a user may publish to a topic exchange and bind to
 * it, beside the permissions. Without any, all keys are allowed.
 */
import { type CliCommand, defineCommand } from '../../command.js';
import { wrongUse } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { presentDone } from '../../output/present.js';
import { listOfUsers } from './listing.js';

interface Values {
  readonly write: string;
  readonly read: string;
}

const given = ['user add anna --no-password'];

export const topicPermissionSet = defineCommand<Values, [string, string]>({
  speaks: 'http',
  examples: [
    {
      line: "topic-permission set anna amq.topic --write '^eu\\.' --read '.*'",
      given,
      prints: /^user 'anna' may write '\^eu\\\.', read '\.\*' by exchange 'amq.topic' in vhost '\/'$/m,
    },
    {
      line: "topic-permission set anna orders --write '^{username}\\.'",
      given: [...given, 'exchange declare orders --type topic'],
      prints: /^user 'anna' may write '\^\{username\}\\\.'/m,
    },
  ],
  define: (command) =>
    command
      .argument('<user>', 'its name')
      .argument('<exchange>', 'a topic exchange')
      .option('--write <regexp>', 'routing keys that it may publish with; {username}, {vhost} stand for its own', '.*')
      .option('--read <regexp>', 'binding keys that it may bind with', '.*'),
  run: async (context, { write, read }, user, exchange) => {
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    assertNamed(exchange);
    const body = { exchange, write, read };
    await client.ask(pathOf('topic-permissions', vhost, user), { method: 'PUT', body });
    const sentence = `user '${user}' may write '${write}', read '${read}' by exchange '${exchange}' in vhost '${vhost}'`;
    await presentDone(context, sentence, { user, vhost, ...body });
  },
});

export const topicPermissionClear = defineCommand<object, [string, string | undefined]>({
  speaks: 'http',
  examples: [
    {
      line: 'topic-permission clear anna amq.topic',
      given: [...given, "topic-permission set anna amq.topic --write '^eu'"],
      prints: /^user 'anna' is not held to routing keys by exchange 'amq.topic' in vhost '\/'$/m,
    },
    {
      line: 'topic-permission clear anna',
      given: [...given, "topic-permission set anna amq.topic --write '^eu'"],
      prints: /^user 'anna' is not held to routing keys by any exchange in vhost '\/'$/m,
    },
  ],
  define: (command) => command.argument('<user>', 'its name').argument('[exchange]', 'only those for this one'),
  run: async (context, _values, user, exchange) => {
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    const where = `by ${exchange === undefined ? 'any exchange' : `exchange '${exchange}'`} in vhost '${vhost}'`;
    const path = pathOf('topic-permissions', vhost, user, ...(exchange === undefined ? [] : [exchange]));
    const absent = `user '${user}' is not held to routing keys ${where}; topic-permission list shows who is`;
    await orAbsent(client.ask(path, { method: 'DELETE' }), absent);
    await presentDone(context, `user '${user}' is not held to routing keys ${where}`, { user, vhost, exchange });
  },
});

export const topicPermissionList: CliCommand = listOfUsers({
  resource: 'topic-permissions',
  columns: ['vhost', 'user', 'exchange', 'write', 'read'],
  examples: [
    {
      line: 'topic-permission list',
      given: [...given, "topic-permission set anna amq.topic --write '^eu'"],
      prints: /^\/ +anna +amq\.topic +\^eu +\.\*$/m,
    },
    { line: 'topic-permission list --user guest --format json', prints: /^\[\]$/m },
  ],
});

/** Without a name RabbitMQ would take it for the default exchange, which is no topic exchange. */
function assertNamed(exchange: string): void {
  if (exchange === '') throw wrongUse('the default exchange is no topic exchange; give the name of one');
}
