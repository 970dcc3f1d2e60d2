/**
 * The command `leveret alarms`: which of a broker's resources are short, so that publishers are stopped. `health` fails on them.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import type { Row } from '../../output/format.js';
import { presentDone, presentRows } from '../../output/present.js';

const SERVICE_UNAVAILABLE = 503;

export const alarms = defineCommand<object, []>({
  speaks: 'http',
  examples: [
    { line: 'alarms', prints: /^no alarm is in effect$/m },
    { line: 'alarms --format json', prints: /^\[\]$/m },
  ],
  define: (command) => command,
  run: async (context) => {
    const client = await ManagementClient.of(context);
    const answer = (await client.ask('/health/checks/alarms', { accept: [SERVICE_UNAVAILABLE] })) as {
      readonly alarms?: readonly Row[];
    };
    const found = answer.alarms ?? [];
    if (found.length === 0 && context.values.format === 'table') {
      await presentDone(context, 'no alarm is in effect', {});
      return;
    }
    await presentRows(context, [{ key: 'node' }, { key: 'resource' }], found);
  },
});
