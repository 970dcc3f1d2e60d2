/**
 * The command `leveret definitions export`: all that is declared, in RabbitMQ's JSON, without messages.
 */
import { defineCommand } from '../../command.js';
import { writeNamedFile } from '../../files/named-file.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { pathOf } from '../../management-client/resource.js';
import { remark } from '../../output/present.js';

export const definitionsExport = defineCommand<object, [string]>({
  speaks: 'http',
  examples: [
    { line: 'definitions export', prints: /^\{\n[^]*"users": \[\n/ },
    {
      line: 'definitions export --vhost shop',
      given: ['vhost add shop', 'queue declare eu --vhost shop'],
      prints: /"queues": \[\s+\{[^}]*"name": "eu"/,
    },
  ],
  define: (command) =>
    command
      .argument('[file]', 'where to; it will have hashes of passwords in it', '-')
      .addHelpText('after', '\nWith --vhost only what is in that vhost; without it everything, users included.'),
  run: async (context, _values, file) => {
    const client = await ManagementClient.of(context);
    const { vhost } = context.values;
    const definitions = await client.ask(vhost === undefined ? '/definitions' : pathOf('definitions', vhost));
    await writeNamedFile(file, `${JSON.stringify(definitions, undefined, 2)}\n`, context.streams);
    if (file !== '-') await remark(context, `definitions ${whose(vhost)} are in ${file}`);
  },
});

function whose(vhost: string | undefined): string {
  return vhost === undefined ? 'of the broker' : `of vhost '${vhost}'`;
}
