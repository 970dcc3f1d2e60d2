/**
 * A broker takes up what its store has kept, and says what that was.
 */
import type { Broker } from './core/broker.js';
import type { DefinitionEntry } from './core/definitions.js';
import type { Logger } from './server/logger.js';
import { namesOf } from './server/logging/broker-log.js';

/**
 * Nothing else happens to the broker before it ends. What cannot be taken up is left out, and the log says why.
 *
 * @param sinceMs when the store began to be read, as `performance.now()` has it
 */
export async function recover(
  broker: Broker,
  entries: readonly DefinitionEntry[],
  log: Logger,
  sinceMs: number,
): Promise<void> {
  let leftOut = 0;
  broker.restore(entries, (entry, why) => {
    leftOut++;
    log.error({ kind: entry.kind, ...namesOf(entry) }, `a stored definition is left out: ${why}`);
  });
  await new Promise<void>((resolve) => {
    broker.restoration.whenDone(resolve);
  });
  if (entries.length === 0) return;
  const vhosts = broker.listVHosts();
  const queues = vhosts.flatMap((vhost) => [...vhost.queues.values()]);
  const messages = queues.reduce((sum, { readyCount }) => sum + readyCount, 0);
  const durationMs = Math.round(performance.now() - sinceMs);
  const figures = { vhosts: vhosts.length, queues: queues.length, messages, definitions: entries.length, leftOut };
  log.info(
    { ...figures, durationMs },
    `recovered ${messages} messages in ${queues.length} queues within ${durationMs} ms`,
  );
}
