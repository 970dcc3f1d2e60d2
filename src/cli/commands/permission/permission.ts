/**
 * The command `leveret permission set|clear|list`: who may do what in a vhost.
 */
import { type CliCommand, defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { presentDone } from '../../output/present.js';
import { listOfUsers } from './listing.js';

interface Values {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

const given = ['user add anna --no-password'];

export const permissionSet = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'permission set anna',
      given,
      prints: /^user 'anna' may configure '\.\*', write '\.\*', read '\.\*' in vhost '\/'$/m,
    },
    {
      line: "permission set anna --configure '' --write '^orders$' --read '^(eu|us)$'",
      given,
      prints: /^user 'anna' may configure '', write '\^orders\$', read '\^\(eu\|us\)\$' in vhost '\/'$/m,
    },
  ],
  define: (command) =>
    command
      .argument('<user>', 'its name')
      .option('--configure <regexp>', "names that it may declare and delete; '' is none", '.*')
      .option('--write <regexp>', 'exchanges that it may publish to, and names that it may bind', '.*')
      .option('--read <regexp>', 'queues that it may consume from, and exchanges that it may bind to', '.*'),
  run: async (context, { configure, write, read }, user) => {
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    await client.ask(pathOf('permissions', vhost, user), { method: 'PUT', body: { configure, write, read } });
    const what = `configure '${configure}', write '${write}', read '${read}'`;
    await presentDone(context, `user '${user}' may ${what} in vhost '${vhost}'`, {
      user,
      vhost,
      configure,
      write,
      read,
    });
  },
});

export const permissionClear = defineCommand<object, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'permission clear anna',
      given: [...given, 'permission set anna'],
      prints: /^user 'anna' has no permissions in vhost '\/'$/m,
    },
    {
      line: 'permission clear anna --vhost shop',
      given: [...given, 'vhost add shop', 'permission set anna --vhost shop'],
      prints: /^user 'anna' has no permissions in vhost 'shop'$/m,
    },
  ],
  define: (command) => command.argument('<user>', 'its name'),
  run: async (context, _values, user) => {
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    const absent = `user '${user}' has no permissions in vhost '${vhost}'; permission list shows those that there are`;
    await orAbsent(client.ask(pathOf('permissions', vhost, user), { method: 'DELETE' }), absent);
    await presentDone(context, `user '${user}' has no permissions in vhost '${vhost}'`, { user, vhost });
  },
});

export const permissionList: CliCommand = listOfUsers({
  resource: 'permissions',
  columns: ['vhost', 'user', 'configure', 'write', 'read'],
  examples: [
    { line: 'permission list', prints: /^\/ +guest +\.\* +\.\* +\.\*$/m },
    { line: 'permission list --user guest --format csv', prints: /^vhost,user,configure,write,read\n\/,guest,/ },
  ],
});
