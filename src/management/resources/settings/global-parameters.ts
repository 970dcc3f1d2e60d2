/**
 * The resource `/global-parameters`: values of JSON that the whole broker keeps for its operators.
 */
import { type Answer, done, stored } from '../../answer.js';
import { notFound } from '../../http-error.js';
import type { Json } from '../../json.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, policymaker, put, remove, type Route } from '../../route.js';

export const globalParameterRoutes: readonly Route[] = [
  get('/global-parameters', policymaker, ({ broker, query }) =>
    listedWhole(
      {
        rows: broker.globalParameters.list(),
        nameOf: ([name]) => name,
        json: ([name, value]) => ({ name, value: value as Json }),
      },
      query,
    ),
  ),
  get('/global-parameters/:name', policymaker, (request) => {
    const name = request.parameter('name');
    const value = request.broker.globalParameters.find(name) as Json | undefined;
    if (value === undefined) throw notFound();
    return withColumns({ value, name }, request.query);
  }),
  put('/global-parameters/:name', policymaker, putParameter),
  remove('/global-parameters/:name', policymaker, async (request) => {
    const commit = request.broker.globalParameters.remove(request.parameter('name'));
    if (commit === undefined) throw notFound();
    await request.durable(commit);
    return done;
  }),
];

async function putParameter(request: ManagementRequest): Promise<Answer> {
  const { globalParameters } = request.broker;
  const { value } = await request.body('value');
  const name = request.parameter('name');
  const isNew = globalParameters.find(name) === undefined;
  await request.durable(globalParameters.set(name, value));
  return stored(isNew);
}
