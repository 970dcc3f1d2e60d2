/**
 * The command `leveret explain`: which queues would get a message, and why, without publishing it. Leveret alone can tell.
 */
import { Option } from 'commander';
import type { PlainTable } from '../../../client/index.js';
import { toFieldTable } from '../../../client/values/field-values.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { TYPED_HELP, addTyped } from '../../arguments/typed-values.js';
import { defineCommand } from '../../command.js';
import { Failure } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { ManagementError } from '../../management-client/management-error.js';
import type { Row } from '../../output/format.js';
import { presentRecord } from '../../output/present.js';
import { visible } from '../../output/visible.js';

interface Values {
  readonly header?: PlainTable;
  readonly all?: boolean;
}

interface Binding {
  readonly destination_type: string;
  readonly destination: string;
  readonly routing_key: string;
  readonly why: string;
}

interface Explanation {
  readonly exchanges: readonly {
    readonly name: string;
    readonly type: string;
    readonly reached_by: 'publish' | 'binding' | 'alternate';
    readonly matching: readonly Binding[];
    readonly others: readonly Binding[];
    readonly unlisted_count: number;
    readonly notes: readonly string[];
  }[];
  readonly queues: readonly { readonly name: string; readonly certain: boolean; readonly effects: readonly string[] }[];
}

const given = ['exchange declare orders --type topic', 'queue declare eu', "queue bind eu orders 'eu.#'"];

export const explain = defineCommand<Values, [string, string]>({
  speaks: 'http',
  examples: [
    { line: 'explain orders eu.new', given, prints: /^queues: eu$/m },
    { line: 'explain orders us.new --all', given, prints: /^ {2}no {2}queue eu: no routing key fits 'eu\.#'$/m },
    {
      line: "explain amq.headers '' --header region=eu",
      given: [...given, 'queue bind eu amq.headers --argument region=eu'],
      prints: /^ {2}yes queue eu: header region is as wanted$/m,
    },
  ],
  define: (command) =>
    command
      .argument('<exchange>', "its name; '' for the default exchange")
      .argument('<key>', 'routing key')
      .addOption(new Option('--header <name=value>', TYPED_HELP).argParser(addTyped))
      .option('--all', 'show bindings that do not match as well'),
  run: async (context, { header = {}, all = false }, exchange, key) => {
    const client = await ManagementClient.of(context);
    const vhost = encodeURIComponent(client.target.vhost ?? '/');
    const path = `/exchanges/${vhost}/${encodeURIComponent(exchange === '' ? 'amq.default' : exchange)}`;
    const body = { routing_key: key, headers: tableToJson(toFieldTable(header)) };
    const explanation = await explained(client, path, body);
    if (context.values.format === 'table') await context.streams.stdout.write(explanationText(explanation, all));
    else await presentRecord(context, [{ key: 'exchanges' }, { key: 'queues' }], explanation as unknown as Row);
  },
});

/** A broker that cannot explain answers as if the exchange were not there: which of both it is, the exchange tells. */
async function explained(client: ManagementClient, path: string, body: unknown): Promise<Explanation> {
  try {
    return (await client.ask(`${path}/explain`, { method: 'POST', body })) as Explanation;
  } catch (error) {
    const cannot = error instanceof ManagementError && (error.status === 404 || error.status === 405);
    if (!cannot) throw error;
    await client.ask(path, { query: { columns: 'name' } });
    throw new Failure('this broker cannot explain: ask a Leveret, or look at list bindings', undefined, {
      cause: error,
    });
  }
}

function explanationText({ exchanges, queues }: Explanation, all: boolean): string {
  const lines = exchanges.flatMap((exchange) => {
    const { name, type, reached_by: reachedBy, matching, others, unlisted_count: unlisted, notes } = exchange;
    const how = { publish: 'published here', binding: 'reached by a binding', alternate: 'reached as alternate' };
    return [
      `exchange ${name === '' ? '(default)' : name} (${type}), ${how[reachedBy]}`,
      ...notes.map((note) => `  ${note}`),
      ...matching.map((binding) => `  yes ${bindingText(binding)}`),
      ...(all ? others.map((binding) => `  no  ${bindingText(binding)}`) : []),
      ...(all && unlisted > 0 ? [`  and ${unlisted} more that are not listed`] : []),
    ];
  });
  const reached = queues.map(({ name, certain, effects }) => {
    const more = [...(certain ? [] : ['perhaps']), ...effects];
    return more.length === 0 ? name : `${name} (${more.join(', ')})`;
  });
  const last = reached.length === 0 ? 'no queue would get it' : `queues: ${reached.join(', ')}`;
  return [...lines, last].map((line) => `${visible(line)}\n`).join('');
}

function bindingText({ destination_type: kind, destination, why }: Binding): string {
  return `${kind} ${destination}: ${why}`;
}
