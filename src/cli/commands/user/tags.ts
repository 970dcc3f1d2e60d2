/**
 * The command `leveret user tags`: how much of the management is open to a user. The password stays.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { presentDone } from '../../output/present.js';
import { readUser, writeUser } from './user-record.js';

const given = ['user add anna --no-password --tags management'];

export const userTags = defineCommand<object, [string, string[]]>({
  speaks: 'http',
  examples: [
    { line: 'user tags anna monitoring', given, prints: /^user 'anna' has tags monitoring$/m },
    { line: 'user tags anna', given, prints: /^user 'anna' has no tags$/m },
  ],
  define: (command) =>
    command
      .argument('<user>', 'its name')
      .argument(
        '[tags...]',
        'all that it is to have: administrator, monitoring, policymaker, management, impersonator',
      ),
  run: async (context, _values, user, words) => {
    const client = await ManagementClient.of(context);
    const { passwordHash, hashingAlgorithm } = await readUser(client, user);
    const tags = words.join(',');
    const secret = { password_hash: passwordHash, hashing_algorithm: hashingAlgorithm };
    await writeUser(client, user, tags, passwordHash === '' ? {} : secret);
    await presentDone(context, `user '${user}' has ${tags === '' ? 'no tags' : `tags ${tags}`}`, { user, tags });
  },
});
