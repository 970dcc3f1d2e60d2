/**
 * Answers `/queues/:vhost/:queue/pause` and `/resume`: a paused queue takes messages and gives none out (LavinMQ has the
 * same two).
 */
import { setPaused } from '../../../core/administration/pausing.js';
import { actorIn } from '../../acting.js';
import { type Answer, done } from '../../answer.js';
import type { ManagementRequest } from '../../request.js';
import { put, type Route, vhostUser } from '../../route.js';

const one = '/queues/:vhost/:queue';

export const pausingRoutes: readonly Route[] = [
  put(`${one}/pause`, vhostUser, (request) => pause(request, true)),
  put(`${one}/resume`, vhostUser, (request) => pause(request, false)),
];

async function pause(request: ManagementRequest, isPaused: boolean): Promise<Answer> {
  await request.durable(setPaused(actorIn(request), request.parameter('queue'), isPaused));
  return done;
}
