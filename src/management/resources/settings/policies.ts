/**
 * The resource `/policies` and `/operator-policies`: settings for all queues and exchanges whose names match.
 */
import type { Policy, PolicyKind } from '../../../core/policy/policy.js';
import { policyInput } from '../../../core/policy/read-policy.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { type Answer, done, stored } from '../../answer.js';
import { notFound } from '../../http-error.js';
import type { JsonObject } from '../../json.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import {
  administrator,
  get,
  management,
  put,
  remove,
  type Route,
  type RouteNeeds,
  vhostPolicymaker,
  vhostUser,
} from '../../route.js';
import { changedVHost } from './changing.js';

export const policyRoutes: readonly Route[] = [
  ...routesOf('policy', '/policies', vhostPolicymaker),
  ...routesOf('operator-policy', '/operator-policies', administrator),
];

interface PlacedPolicy {
  readonly vhost: VHost;
  readonly policy: Policy;
}

function routesOf(kind: PolicyKind, path: string, changing: RouteNeeds): readonly Route[] {
  return [
    get(path, management, (request) => listOf(kind, request, request.caller.visible(request.broker.listVHosts()))),
    get(`${path}/:vhost`, vhostUser, (request) => listOf(kind, request, [request.vhost])),
    get(`${path}/:vhost/:name`, vhostUser, (request) => {
      const { vhost } = request;
      const policy = vhost.policies.find(kind, request.parameter('name'));
      if (policy === undefined) throw notFound();
      return withColumns(policyJson({ vhost, policy }), request.query);
    }),
    put(`${path}/:vhost/:name`, changing, (request) => putPolicy(kind, request)),
    remove(`${path}/:vhost/:name`, changing, async (request) => {
      const commit = request.vhost.policies.remove(kind, request.parameter('name'));
      if (commit === undefined) throw notFound();
      await request.durable(commit);
      return done;
    }),
  ];
}

function listOf(kind: PolicyKind, { query }: ManagementRequest, vhosts: readonly VHost[]): Promise<Answer> {
  const byName = (a: Policy, b: Policy): number => (a.name < b.name ? -1 : 1);
  const rows = vhosts.flatMap((vhost) =>
    vhost.policies
      .list(kind)
      .toSorted(byName)
      .map((policy) => ({ vhost, policy })),
  );
  return listedWhole({ rows, nameOf: ({ policy }: PlacedPolicy) => policy.name, json: policyJson }, query);
}

function policyJson({ vhost, policy }: PlacedPolicy): JsonObject {
  return { vhost: vhost.name, name: policy.name, ...policyValueJson(policy) };
}

/** What it says, without where it is. */
export function policyValueJson(policy: Policy): JsonObject {
  const definition = policyInput(policy).definition as JsonObject;
  return { pattern: policy.pattern, 'apply-to': policy.appliesTo, definition, priority: policy.priority };
}

async function putPolicy(kind: PolicyKind, request: ManagementRequest): Promise<Answer> {
  const { pattern, definition, 'apply-to': appliesTo, priority } = await request.body('pattern', 'definition');
  const { policies } = changedVHost(request);
  const name = request.parameter('name');
  const isNew = policies.find(kind, name) === undefined;
  await request.durable(policies.set(kind, { name, pattern, definition, appliesTo, priority }));
  return stored(isNew);
}
