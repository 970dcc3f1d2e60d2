/**
 * The command `leveret topology export`: what a vhost has, as `topology apply` takes it. What every vhost has, and what belongs to
 * a connection or has a name that the broker chose, is left out.
 */
import { stringify } from 'yaml';
import { defineCommand } from '../../command.js';
import { wrongUse } from '../../failure.js';
import { writeNamedFile } from '../../files/named-file.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { remark } from '../../output/present.js';
import { exportOf } from '../../topology/export-topology.js';
import { findTopology } from '../../topology/present-topology.js';

const given = [
  'exchange declare orders --type topic',
  'queue declare eu --max-length 1000',
  "queue bind eu orders 'eu.#'",
];

export const topologyExport = defineCommand<object, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'topology export',
      given,
      prints:
        /^exchanges:\n {2}- name: orders\n {4}type: topic\nqueues:\n {2}- name: eu\n {4}arguments:\n {6}x-max-length: 1000$/m,
    },
    { line: 'topology export --format json', given, prints: /^\{\n {2}"exchanges": \[\n/ },
  ],
  define: (command) =>
    command
      .argument('[file]', 'where to', '-')
      .addHelpText('after', '\nIt is written as YAML, or with --format json as JSON.'),
  run: async (context, _values, file) => {
    const { format } = context.values;
    if (format === 'csv') throw wrongUse('a topology is no table; write it as yaml or json');
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    const now = await findTopology(client, vhost);
    const topology = exportOf(now);
    const text =
      format === 'json' ? `${JSON.stringify(topology, undefined, 2)}\n` : stringify(topology, { lineWidth: 0 });
    await writeNamedFile(file, text, context.streams);
    if (file !== '-') await remark(context, `the topology of vhost '${vhost}' is in ${file}`);
  },
});
