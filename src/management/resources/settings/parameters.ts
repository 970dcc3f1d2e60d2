/**
 * The resource `/parameters`: what components keep by vhost and name. Ours are the limits of vhosts (`vhost-limits`, all in
 * one value called `limits`) and operator policies (`operator_policy`), as in RabbitMQ. Those of others come with
 * definitions alone: they are shown and can be deleted, and nobody is led to believe that they work.
 */
import { readLimits, vhostLimitNames } from '../../../core/access/limit-values.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { type Answer, done, stored } from '../../answer.js';
import { badRequest, notFound } from '../../http-error.js';
import { type Json, type JsonObject, isObject } from '../../json.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, policymaker, put, remove, type Route, vhostPolicymaker } from '../../route.js';
import { changedVHost, validated } from './changing.js';
import { policyValueJson } from './policies.js';

const one = '/parameters/:component/:vhost/:name';

export const parameterRoutes: readonly Route[] = [
  get('/parameters', policymaker, (request) => listOf(request, visible(request))),
  get('/parameters/:component', policymaker, (request) => listOf(request, visible(request))),
  get('/parameters/:component/:vhost', vhostPolicymaker, (request) => listOf(request, [request.vhost])),
  get(one, vhostPolicymaker, (request) => {
    const found = parametersOf(request, request.vhost).find((parameter) => isNamed(request, parameter));
    if (found === undefined) throw notFound();
    return withColumns(parameterJson(found), request.query);
  }),
  put(one, vhostPolicymaker, putParameter),
  remove(one, vhostPolicymaker, removeParameter),
];

interface Parameter {
  readonly component: string;
  readonly vhost: string;
  readonly name: string;
  readonly value: Json;
}

/** The name of the one value that holds all limits. */
const LIMITS = 'limits';

function visible({ caller, broker }: ManagementRequest): readonly VHost[] {
  return caller.visible(broker.listVHosts());
}

function parametersOf({ broker }: ManagementRequest, { name: vhost, policies, parameters }: VHost): Parameter[] {
  const limits = broker.access.limitsOf(vhost);
  const value = Object.fromEntries(limits);
  return [
    ...(limits.size === 0 ? [] : [{ component: 'vhost-limits', vhost, name: LIMITS, value } as const]),
    ...policies
      .list('operator-policy')
      .map(
        (policy) =>
          ({ component: 'operator_policy', vhost, name: policy.name, value: policyValueJson(policy) }) as const,
      ),
    ...parameters.list().map(({ component, name, value: kept }) => ({ component, vhost, name, value: kept as Json })),
  ];
}

function parameterJson({ value, vhost, component, name }: Parameter): JsonObject {
  return { value, vhost, component, name };
}

function isNamed(request: ManagementRequest, { component, name }: Parameter): boolean {
  return component === request.parameter('component') && name === request.parameter('name');
}

function listOf(request: ManagementRequest, vhosts: readonly VHost[]): Promise<Answer> {
  const component = request.parameter('component');
  const rows = vhosts
    .flatMap((vhost) => parametersOf(request, vhost))
    .filter((parameter) => component === '' || parameter.component === component);
  return listedWhole({ rows, nameOf: ({ name }) => name, json: parameterJson }, request.query);
}

async function putParameter(request: ManagementRequest): Promise<Answer> {
  const { value } = await request.body('value');
  const vhost = changedVHost(request);
  const isNew = !parametersOf(request, vhost).some((parameter) => isNamed(request, parameter));
  await request.durable(setParameter(request, vhost, value));
  return stored(isNew);
}

function setParameter(request: ManagementRequest, vhost: VHost, value: unknown): number {
  const component = request.parameter('component');
  const name = request.parameter('name');
  const { access } = request.broker;
  if (component === 'operator_policy') {
    const { pattern, definition, 'apply-to': appliesTo, priority } = isObject(value) ? value : {};
    return vhost.policies.set('operator-policy', { name, pattern, definition, appliesTo, priority });
  }
  if (component !== 'vhost-limits' || name !== LIMITS) {
    throw badRequest(`Validation failed\n\ncomponent ${component} not found\n`);
  }
  return validated(() => {
    readLimits(vhostLimitNames, value, LIMITS); // before the old ones are gone
    return Math.max(access.clearVHostLimits(vhost.name), access.setVHostLimits(vhost.name, value));
  });
}

async function removeParameter(request: ManagementRequest): Promise<Answer> {
  const { vhost, broker } = request;
  const found = parametersOf(request, vhost).find((parameter) => isNamed(request, parameter));
  if (found === undefined) throw notFound();
  const { component, name } = found;
  if (component === 'vhost-limits') await request.durable(broker.access.clearVHostLimits(vhost.name));
  else if (component === 'operator_policy') await request.durable(vhost.policies.remove('operator-policy', name));
  else await request.durable(vhost.parameters.remove(component, name));
  return done;
}
