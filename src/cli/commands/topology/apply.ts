/**
 * The command `leveret topology apply`: has a vhost have what a file wants. Again does nothing.
 */
import { defineCommand } from '../../command.js';
import type { Context } from '../../context.js';
import { Failure } from '../../failure.js';
import { readNamedFile } from '../../files/named-file.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { presentDone, presentRows } from '../../output/present.js';
import { carryOut } from '../../topology/carry-out.js';
import { type Step, planOf } from '../../topology/plan.js';
import { findTopology } from '../../topology/present-topology.js';
import { readTopology } from '../../topology/read-topology.js';

interface Values {
  readonly dryRun?: boolean;
}

/** What is told of each thing in the file; the results of a plan are its actions. */
interface Told {
  readonly kind: string;
  readonly name: string;
  readonly result: string;
  readonly reason: string;
}

const columns = [{ key: 'result' }, { key: 'kind' }, { key: 'name' }, { key: 'reason' }];
const unchanged = new Set(['keep', 'kept']);
const impossible = new Set(['conflict', 'failed']);

const example = `
exchanges:
  - name: orders
    type: topic
queues:
  - name: eu
    arguments: { x-max-length: 1000 }
bindings:
  - { source: orders, destination: eu, routing_key: 'eu.#' }
policies:
  - { name: short-lived, pattern: ^eu, definition: { message-ttl: 60000 } }
`;

export const topologyApply = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'topology apply - < topology.yaml',
      input: example,
      prints: /^created +binding +orders -> eu by 'eu\.#'\nvhost '\/': 4 created, 0 changed, 0 kept, 0 failed$/m,
    },
    {
      line: 'topology apply - --dry-run --vhost shop < topology.yaml',
      given: ['vhost add shop', 'exchange declare orders --type topic --vhost shop'],
      input: example,
      prints: /^create +queue +eu\n[^]*vhost 'shop': 3 to create, 0 to change, 1 to keep, 0 in conflict$/m,
    },
  ],
  define: (command) =>
    command
      .argument('<file>', 'YAML or JSON with exchanges, queues, bindings, policies; - is standard input')
      .option('--dry-run', 'only show what would be done')
      .addHelpText('after', HELP),
  run: async (context, { dryRun = false }, file) => {
    const wanted = readTopology(await readNamedFile(file, context.streams), file === '-' ? 'standard input' : file);
    const client = await ManagementClient.of(context);
    const { vhost } = client;
    const now = await findTopology(client, vhost);
    const steps = planOf(vhost, wanted, now);
    if (dryRun) await tell(context, vhost, steps.map(planned), planSummary(steps));
    else {
      const outcomes = await carryOut(client, steps);
      await tell(context, vhost, outcomes, summary(outcomes, ['created', 'changed', 'kept', 'failed']));
    }
  },
});

const HELP = `
Nothing is deleted: what the file does not name stays as it is. Exchanges and queues cannot be changed once they are
there; where the file wants them otherwise, that is said, the rest is done, and the exit code is 1.`;

function planned({ kind, name, action, reason }: Step): Told {
  return { kind, name, result: action, reason };
}

function planSummary(steps: readonly Step[]): string {
  return summary(
    steps.map(planned),
    ['create', 'change', 'keep', 'conflict'],
    ['to create', 'to change', 'to keep', 'in conflict'],
  );
}

function summary(told: readonly Told[], results: readonly string[], words = results): string {
  return results.map((result, i) => `${told.filter((one) => one.result === result).length} ${words[i]!}`).join(', ');
}

/** People are shown what is not as it was, programs everything. @throws Failure when something is impossible */
async function tell(context: Context, vhost: string, told: readonly Told[], sentence: string): Promise<void> {
  const isTable = context.values.format === 'table';
  const rows = told.filter(({ result }) => !isTable || !unchanged.has(result)).map((one) => ({ ...one }));
  if (rows.length > 0 || !isTable) await presentRows(context, columns, rows);
  if (isTable) await presentDone(context, `vhost '${vhost}': ${sentence}`, {});
  const failed = told.filter(({ result }) => impossible.has(result)).length;
  if (failed > 0)
    throw new Failure(`${failed} of ${told.length} cannot be as the file wants them; the reasons are above`);
}
