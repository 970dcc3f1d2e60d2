/**
 * The command `leveret user password`: gives a user another password; tags stay. Connections stay open.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { presentDone } from '../../output/present.js';
import { type PasswordValues, readPassword, withPassword } from '../../passwords/password.js';
import { readUser, writeUser } from './user-record.js';

const given = ['user add anna --no-password'];

export const userPassword = defineCommand<PasswordValues, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'user password anna --password-stdin < secret.txt',
      given,
      input: 'battery staple\n',
      prints: /^user 'anna' has another password$/m,
    },
    { line: 'user password anna --no-password', given, prints: /^user 'anna' has no password$/m },
  ],
  define: (command) => withPassword(command.argument('<user>', 'its name')),
  run: async (context, values, user) => {
    const client = await ManagementClient.of(context);
    const { tags } = await readUser(client, user);
    const password = await readPassword(context, values);
    await writeUser(client, user, tags, password === undefined ? {} : { password });
    await presentDone(context, `user '${user}' has ${password === undefined ? 'no' : 'another'} password`, { user });
  },
});
