/**
 * Answers `/operations`: moves and deletions of messages that are under way, and the last ones that were. Who asked for
 * one sees it; who monitors sees all; deleting one ends it where it is.
 */
import { done } from '../../answer.js';
import { notFound } from '../../http-error.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { Operation } from '../../operations/operation.js';
import type { ManagementRequest } from '../../request.js';
import { get, management, remove, type Route } from '../../route.js';
import { assertOwn } from '../clients/own.js';

export const operationRoutes: readonly Route[] = [
  get('/operations', management, ({ caller, query, surroundings }) => {
    const all = surroundings.operations.list();
    const rows = caller.may('monitoring') ? all : all.filter(({ about }) => about.user === caller.name);
    return listedWhole({ rows, nameOf: ({ id }) => id, json: ({ json }) => json }, query);
  }),
  get('/operations/:id', management, (request) => {
    const operation = named(request);
    assertOwn(request.caller, operation.about, 'monitoring');
    return withColumns(operation.json, request.query);
  }),
  remove('/operations/:id', management, (request) => {
    const operation = named(request);
    assertOwn(request.caller, operation.about, 'administrator');
    operation.cancel();
    return done;
  }),
];

/** @throws HttpError 404 */
function named(request: ManagementRequest): Operation {
  const operation = request.surroundings.operations.find(request.parameter('id'));
  if (operation === undefined) throw notFound();
  return operation;
}
