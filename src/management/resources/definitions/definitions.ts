/**
 * The resource `/definitions`: all that is defined, to be taken elsewhere or brought from there; `/definitions/:vhost`: what is in
 * one vhost. For administrators.
 */
import { DefinitionsError } from '../../../core/transfer/definitions-error.js';
import { type Answer, done } from '../../answer.js';
import { documentOf } from '../../definitions/document.js';
import { importDocument } from '../../definitions/importing.js';
import { type WrittenDefinitions, brokerDefinitions, vhostDefinitions } from '../../definitions/writing.js';
import { badRequest, HttpError } from '../../http-error.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, post, type Route, withLargeBody } from '../../route.js';
import { type Upload, uploadIn } from './upload.js';

const importer = withLargeBody(administrator);

export const definitionRoutes: readonly Route[] = [
  get('/definitions', administrator, ofBroker),
  get('/all-configuration', administrator, ofBroker),
  get('/definitions/:vhost', administrator, (request) => {
    const vhost = request.broker.findVHost(request.parameter('vhost'));
    if (vhost === undefined) throw badRequest('vhost_not_found');
    return document(request, vhostDefinitions(request.broker, vhost));
  }),
  post('/definitions', importer, (request) => importFrom(request)),
  post('/all-configuration', importer, (request) => importFrom(request)),
  post('/definitions/:vhost', importer, (request) => {
    const vhost = request.parameter('vhost');
    if (request.broker.findVHost(vhost) === undefined) throw new HttpError(404, 'not_found', 'vhost_not_found');
    return importFrom(request, vhost);
  }),
];

function ofBroker(request: ManagementRequest): Answer {
  return document(request, brokerDefinitions(request.broker, request.surroundings.node));
}

function document({ query }: ManagementRequest, definitions: WrittenDefinitions): Answer {
  const name = query.get('download')?.replace(/[^\w.@ -]/g, '_');
  const headers = name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` };
  return { status: 200, stream: documentOf(definitions), headers };
}

async function importFrom(request: ManagementRequest, vhost?: string): Promise<Answer> {
  const upload = await uploadIn(request);
  const skipUnsupported = request.query.get('skip_unsupported') === 'true';
  try {
    const parts = { ...request.surroundings, broker: request.broker };
    const { commit, leftOut } = await importDocument(parts, upload.json, { vhost, skipUnsupported });
    await request.durable(commit);
    return skipUnsupported ? { status: 200, json: { left_out: leftOut } } : answerTo(upload);
  } catch (error) {
    if (error instanceof DefinitionsError) throw badRequest(error.message);
    throw error;
  }
}

function answerTo({ redirect }: Upload): Answer {
  return redirect === undefined ? done : { status: 303, headers: { location: redirect } };
}
