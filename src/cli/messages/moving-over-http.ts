/**
 * Moves messages by Leveret's management API: within the broker, none lost and none doubled.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../context.js';
import type { ManagementClient } from '../management-client/management-client.js';
import { pathOf } from '../management-client/own-routes.js';
import { type Progress, progressOf } from '../output/progress.js';
import type { MoveRequest, MoveTarget, Moved } from './move-request.js';
import { filterJson } from './wanted-options.js';

interface Operation {
  readonly id: string;
  readonly state: Moved['state'] | 'running';
  readonly done: number;
  readonly stayed: Readonly<Record<string, number>>;
}

/** How often it is asked how far it is. */
const ASK_AGAIN_MS = 250;

/** @throws ManagementError */
export async function moveOverHttp(context: Context, client: ManagementClient, request: MoveRequest): Promise<Moved> {
  const { queue, wanted, ids, count, stripDeaths } = request;
  const filter = filterJson(wanted) ?? (count === undefined && ids === undefined ? {} : undefined);
  const body = { target: targetJson(request.target), ids, count, filter, strip_deaths: stripDeaths };
  const path = pathOf(client, 'queues', queue);
  const operation = (await client.ask(`${path}/move`, { method: 'POST', body })) as Operation;
  return operation.state === 'running' ? awaited(context, client, operation, count) : ended(operation);
}

function targetJson(target: MoveTarget): object {
  if ('queue' in target) return target;
  return { exchange: target.exchange, routing_key: target.newRoutingKey };
}

async function awaited(
  context: Context,
  client: ManagementClient,
  { id }: Operation,
  count: number | undefined,
): Promise<Moved> {
  const { signal } = context.streams;
  const progress: Progress | undefined = count === undefined ? undefined : await progressOf(context, 'moving', count);
  try {
    for (;;) {
      if (signal.aborted) await client.ask(`/operations/${id}`, { method: 'DELETE' });
      const operation = (await client.ask(`/operations/${id}`)) as Operation;
      progress?.update(operation.done);
      if (operation.state !== 'running') return ended(operation);
      await delay(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await progress?.end();
  }
}

function ended({ done, stayed, state }: Operation): Moved {
  return { done, stayed, state: state as Moved['state'] };
}
