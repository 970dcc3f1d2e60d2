/**
 * The resource `/whoami`: the caller himself. `/login`: the same credentials, as a form of a page sends them.
 */
import { logIn } from '../../access/gate.js';
import { ok } from '../../answer.js';
import { withColumns } from '../../listing/listing.js';
import { anybody, get, management, post, type Route } from '../../route.js';

export const whoamiRoutes: readonly Route[] = [
  get('/whoami', management, ({ caller: { user }, query }) =>
    withColumns({ name: user.name, tags: [...user.tags] }, query),
  ),
  post('/login', anybody, async (request) => {
    const form = new URLSearchParams(await request.text());
    const credentials = { user: form.get('username') ?? '', password: form.get('password') ?? '' };
    (await logIn(request.surroundings, credentials, request.address)).assertMay('management');
    return ok('ok');
  }),
];
