/**
 * The command `leveret health`: the checks of a broker's management API, and whether AMQP lets us in. It fails when one does.
 */
import { defineCommand } from '../../command.js';
import { withChannel } from '../../connection/with-channel.js';
import type { Context } from '../../context.js';
import { Failure } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { type Row, cellText } from '../../output/format.js';
import { presentRows } from '../../output/present.js';

/** Name of a check -> path below `/api/health/checks`. RabbitMQ has all of them from 3.10 on. */
const checks: readonly (readonly [name: string, path: string])[] = [
  ['alarms', 'alarms'],
  ['virtual hosts', 'virtual-hosts'],
  ['quorum', 'node-is-quorum-critical'],
];

const SERVICE_UNAVAILABLE = 503;
const columns = [{ key: 'check' }, { key: 'status' }, { key: 'reason' }];

export const health = defineCommand<object, []>({
  speaks: 'http',
  examples: [
    { line: 'health', prints: /^amqp +ok$/m },
    { line: 'health --format json', prints: /"check": "alarms",\s+"status": "ok"/ },
  ],
  define: (command) => command,
  run: async (context) => {
    const rows: Row[] = [await checkAmqp(context)];
    const client = await ManagementClient.of(context);
    for (const [name, path] of checks) rows.push(await checkOne(client, name, path));
    await presentRows(context, columns, rows);
    const failed = rows.filter(({ status }) => status !== 'ok').map(({ check }) => cellText(check));
    if (failed.length > 0) throw new Failure(`the broker is not well: ${failed.join(', ')}`);
  },
});

/** Whoever cannot log in is told so as by any other command. */
async function checkAmqp(context: Context): Promise<Row> {
  await withChannel(context, () => Promise.resolve());
  return { check: 'amqp', status: 'ok', reason: null };
}

async function checkOne(client: ManagementClient, check: string, path: string): Promise<Row> {
  const answer = (await client.ask(`/health/checks/${path}`, { accept: [SERVICE_UNAVAILABLE] })) as Row;
  const { status, reason } = answer;
  return { check, status, reason: status === 'ok' ? null : reason };
}
