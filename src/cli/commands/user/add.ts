/**
 * The command `leveret user add`: somebody who may log in. What he may do is said by permissions, and for the management API by tags.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { presentDone } from '../../output/present.js';
import { type PasswordValues, readPassword, withPassword } from '../../passwords/password.js';
import { assertNew, writeUser } from './user-record.js';

interface Values extends PasswordValues {
  readonly tags: string;
}

export const userAdd = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'user add anna --password-stdin < secret.txt',
      input: 'correct horse\n',
      prints: /^user 'anna' is there, without tags; permission set lets it into a vhost$/m,
    },
    {
      line: "user add anna --password 'correct horse' --tags monitoring,policymaker",
      prints: /^user 'anna' is there, with tags monitoring,policymaker;/m,
    },
    { line: 'user add anna --no-password', prints: /^user 'anna' is there/m },
  ],
  define: (command) =>
    withPassword(command.argument('<user>', 'its name')).option(
      '--tags <tags>',
      'administrator, monitoring, policymaker, management, impersonator, with commas between them',
      '',
    ),
  run: async (context, values, user) => {
    const { tags } = values;
    const client = await ManagementClient.of(context);
    await assertNew(client, user);
    const password = await readPassword(context, values);
    await writeUser(client, user, tags, password === undefined ? {} : { password });
    const tagsText = tags === '' ? 'without tags' : `with tags ${tags}`;
    const sentence = `user '${user}' is there, ${tagsText}; permission set lets it into a vhost`;
    await presentDone(context, sentence, { user, tags });
  },
});
