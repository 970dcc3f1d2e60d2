/**
 * The command `leveret user delete`: the user with its permissions.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { presentDone } from '../../output/present.js';
import { noUser } from './user-record.js';

const given = ['user add anna --no-password'];

export const userDelete = defineCommand<object, [string]>({
  speaks: 'http',
  examples: [
    { line: 'user delete anna', given, prints: /^user 'anna' is gone$/m },
    { line: 'user delete anna --format json', given, prints: /"user": "anna"/ },
  ],
  define: (command) => command.argument('<user>', 'its name'),
  run: async (context, _values, user) => {
    const client = await ManagementClient.of(context);
    await orAbsent(client.ask(pathOf('users', user), { method: 'DELETE' }), noUser(user));
    await presentDone(context, `user '${user}' is gone`, { user });
  },
});
