/**
 * The command `leveret definitions import`: brings what was exported, from Leveret or RabbitMQ. Nothing is ever deleted by it.
 */
import { defineCommand } from '../../command.js';
import { wrongUse } from '../../failure.js';
import { readNamedFile } from '../../files/named-file.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly skipUnsupported?: boolean;
}

const example = JSON.stringify({
  queues: [{ name: 'eu', vhost: '/', durable: true, auto_delete: false, arguments: {} }],
});
const exampleOfVHost = JSON.stringify({ queues: [{ name: 'eu', durable: true, auto_delete: false, arguments: {} }] });

export const definitionsImport = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'definitions import - < definitions.json',
      input: example,
      prints: /^definitions are imported: 1 queue$/m,
    },
    {
      line: 'definitions import - --vhost shop < definitions.json',
      given: ['vhost add shop'],
      input: exampleOfVHost,
      prints: /^definitions are imported into vhost 'shop': 1 queue$/m,
    },
  ],
  define: (command) =>
    command
      .argument('<file>', 'in the JSON of definitions export; - is standard input')
      .option('--skip-unsupported', 'leave out what the broker does not have, such as streams (Leveret alone)')
      .addHelpText(
        'after',
        '\nWith --vhost all goes into that vhost, wherever it was; without it where the file says.',
      ),
  run: async (context, { skipUnsupported = false }, file) => {
    const client = await ManagementClient.of(context);
    const text = await readNamedFile(file, context.streams);
    const definitions = readDefinitions(text, file);
    const { vhost } = context.values;
    const path = vhost === undefined ? '/definitions' : pathOf('definitions', vhost);
    const answer = client.ask(path, {
      method: 'POST',
      text,
      query: { skip_unsupported: skipUnsupported ? 'true' : undefined },
    });
    const result = await orAbsent(answer, `there is no vhost '${vhost!}'; vhost add makes it`);
    const { left_out: leftOut = [] } = (result ?? {}) as { readonly left_out?: readonly string[] };
    const place = vhost === undefined ? '' : ` into vhost '${vhost}'`;
    const kept = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(', ')}`;
    const sentence = `definitions are imported${place}: ${whatIn(definitions)}${kept}`;
    await presentDone(context, sentence, { ...countsOf(definitions), left_out: leftOut });
  },
});

type Definitions = Readonly<Record<string, unknown>>;

/** @throws Failure */
function readDefinitions(text: string, file: string): Definitions {
  let definitions: unknown;
  try {
    definitions = JSON.parse(text);
  } catch (error) {
    throw wrongUse(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (typeof definitions === 'object' && definitions !== null && !Array.isArray(definitions))
    return definitions as Definitions;
  throw wrongUse(`${file} has no definitions in it: it should be an object`);
}

const singular: Readonly<Record<string, string>> = {
  users: 'user',
  vhosts: 'vhost',
  permissions: 'permission',
  topic_permissions: 'topic permission',
  parameters: 'parameter',
  global_parameters: 'global parameter',
  policies: 'policy',
  exchanges: 'exchange',
  queues: 'queue',
  bindings: 'binding',
};

function countsOf(definitions: Definitions): Record<string, number> {
  const lists = Object.entries(definitions).filter(([key, list]) => key in singular && Array.isArray(list));
  return Object.fromEntries(lists.map(([key, list]) => [key, (list as readonly unknown[]).length]));
}

function whatIn(definitions: Definitions): string {
  const counts = Object.entries(countsOf(definitions)).filter(([, count]) => count > 0);
  const texts = counts.map(([key, count]) =>
    key === 'policies' && count !== 1 ? `${count} policies` : counted(count, singular[key]!),
  );
  return texts.join(', ') || 'nothing';
}
