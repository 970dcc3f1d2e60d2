/**
 * Does what a plan says. What the broker refuses is a result like others: the rest goes on.
 */
import type { ManagementClient } from '../management-client/management-client.js';
import { ManagementError } from '../management-client/management-error.js';
import { type Step, kinds } from './plan.js';

export interface Outcome {
  readonly kind: Step['kind'];
  readonly name: string;
  readonly result: 'created' | 'changed' | 'kept' | 'failed';
  readonly reason: string;
}

/** Enough to hide the way to a broker far away, few enough for it to serve others meanwhile. */
const AT_A_TIME = 16;

const results = { create: 'created', change: 'changed', keep: 'kept', conflict: 'failed' } as const;

/**
 * The outcomes, in the order of the steps.
 *
 * @throws ManagementError when the broker is not reachable any more
 */
export async function carryOut(client: ManagementClient, steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  // Bindings need both their ends, so that a kind is finished before the next one begins.
  for (const kind of kinds) {
    const ofKind = steps.filter((step) => step.kind === kind);
    for (let from = 0; from < ofKind.length; from += AT_A_TIME) {
      outcomes.push(
        ...(await Promise.all(ofKind.slice(from, from + AT_A_TIME).map((step) => carryOutOne(client, step)))),
      );
    }
  }
  return outcomes;
}

async function carryOutOne(client: ManagementClient, { kind, name, action, reason, call }: Step): Promise<Outcome> {
  try {
    if (call !== undefined) await client.ask(call.path, call.question);
    return { kind, name, result: results[action], reason };
  } catch (error) {
    if (!(error instanceof ManagementError) || error.status === undefined) throw error;
    return { kind, name, result: 'failed', reason: error.reason };
  }
}
