/**
 * The command `leveret queue pause` and `leveret queue resume`: a paused queue takes messages and gives none out.
 */
import { type CliCommand, defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { askOwn } from '../../management-client/own-routes.js';
import { presentDone } from '../../output/present.js';

function pausing(action: 'pause' | 'resume', done: string): CliCommand {
  const given = ['queue declare eu'];
  const isPaused = action === 'pause';
  return defineCommand<object, [string]>({
    speaks: 'http',
    examples: [
      { line: `queue ${action} eu`, given, prints: new RegExp(`^queue 'eu' ${done}$`, 'm') },
      { line: `queue ${action} eu --format json`, given, prints: new RegExp(`"paused": ${String(isPaused)}`) },
    ],
    define: (command) => command.argument('<queue>', 'its name'),
    run: async (context, _values, queue) => {
      const client = await ManagementClient.of(context);
      await askOwn(client, { kind: 'queues', name: queue, action }, { method: 'PUT' });
      await presentDone(context, `queue '${queue}' ${done}`, { queue, paused: isPaused });
    },
  });
}

export const queuePause = pausing('pause', 'is paused: it takes messages and gives none out');
export const queueResume = pausing('resume', 'gives messages out');
