/**
 * The resource `/auth`: how often somebody tried to log in, and hashes of passwords.
 */
import { type Answer, done, ok } from '../../answer.js';
import { listedWhole } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, monitoring, remove, type Route } from '../../route.js';
import { assertOurNode } from './our-node.js';

const attempts = '/auth/attempts/:node';

export const loginRoutes: readonly Route[] = [
  get(attempts, monitoring, (request) => {
    assertOurNode(request);
    return listedWhole(
      {
        rows: request.surroundings.loginCounts(),
        nameOf: ({ protocol }) => protocol,
        json: ({ protocol, succeeded, failed }) => ({
          protocol,
          auth_attempts: succeeded + failed,
          auth_attempts_failed: failed,
          auth_attempts_succeeded: succeeded,
        }),
      },
      request.query,
    );
  }),
  remove(attempts, administrator, resetAttempts),
  // Nobody counts by address here: the log names it.
  get(`${attempts}/source`, monitoring, (request) => {
    assertOurNode(request);
    return listedWhole({ rows: [], nameOf: String, json: () => ({}) }, request.query);
  }),
  remove(`${attempts}/source`, administrator, resetAttempts),
  get('/auth/hash_password/:password', administrator, (request) =>
    ok({ ok: request.surroundings.digestPassword(request.parameter('password')) }),
  ),
];

function resetAttempts(request: ManagementRequest): Answer {
  assertOurNode(request);
  request.surroundings.resetLoginCounts();
  return done;
}
