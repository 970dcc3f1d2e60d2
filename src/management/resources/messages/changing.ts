/**
 * Answers `DELETE /queues/:vhost/:queue/messages` and `POST /queues/:vhost/:queue/move`: deletes or moves chosen messages.
 * What takes long goes on in the background, as one of the `/operations`.
 */
import { z } from 'zod/v3';
import { deleteMessages } from '../../../core/browsing/deleting.js';
import { type MoveTarget, moveMessages } from '../../../core/browsing/moving.js';
import { actorIn, exchangeNamed } from '../../acting.js';
import type { Answer } from '../../answer.js';
import { managementLimits } from '../../limits.js';
import type { Operation, OperationAbout } from '../../operations/operation.js';
import type { ManagementRequest } from '../../request.js';
import { post, remove, type Route, vhostUser } from '../../route.js';
import { selectionOf, selectionParts, understood } from './wanted.js';

export const changingRoutes: readonly Route[] = [
  remove('/queues/:vhost/:queue/messages', vhostUser, removeMessages),
  post('/queues/:vhost/:queue/move', vhostUser, move),
];

const inBackground = { background: z.boolean().default(false) };

const wantedRemoval = z.object({ ...selectionParts, ...inBackground }).strict();

const target = z.union([
  z.object({ queue: z.string() }).strict(),
  z.object({ exchange: z.string(), routing_key: z.string().optional() }).strict(),
]);

const wantedMove = z
  .object({ target, strip_deaths: z.boolean().default(false), ...selectionParts, ...inBackground })
  .strict();

async function removeMessages(request: ManagementRequest): Promise<Answer> {
  const wanted = understood(wantedRemoval, await request.body());
  const selection = selectionOf(wanted);
  const actor = actorIn(request);
  const about = aboutOf(request, 'delete');
  const operation = request.surroundings.operations.start(about, (onChanged) =>
    deleteMessages(actor, about.queue, selection, onChanged),
  );
  return told(operation, wanted.background);
}

async function move(request: ManagementRequest): Promise<Answer> {
  const wanted = understood(wantedMove, await request.body());
  const options = {
    selection: selectionOf(wanted),
    target: targetOf(wanted.target),
    stripDeaths: wanted.strip_deaths,
  };
  const actor = actorIn(request);
  const about = aboutOf(request, 'move');
  const operation = request.surroundings.operations.start(about, (onChanged) =>
    moveMessages(actor, about.queue, options, onChanged),
  );
  return told(operation, wanted.background);
}

function targetOf(given: z.output<typeof target>): MoveTarget {
  if ('queue' in given) return given;
  const { exchange, routing_key: routingKey } = given;
  return { exchange: exchangeNamed(exchange), ...(routingKey !== undefined && { routingKey }) };
}

function aboutOf(request: ManagementRequest, kind: OperationAbout['kind']): OperationAbout {
  return { kind, vhost: request.parameter('vhost'), queue: request.parameter('queue'), user: request.caller.name };
}

/** 200 with what was done; 202 with how far it is, and where to ask again. */
async function told(operation: Operation, isInBackground: boolean): Promise<Answer> {
  if (!isInBackground) await operation.ended(managementLimits.operationWaitMs);
  const { json, id, isRunning } = operation;
  if (!isRunning) return { status: 200, json };
  return { status: 202, json, headers: { location: `/api/operations/${id}` } };
}
