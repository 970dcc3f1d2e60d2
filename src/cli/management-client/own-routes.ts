/**
 * What Leveret's management API has beyond RabbitMQ's: a broker without it is told from one without the queue.
 */
import { Failure } from '../failure.js';
import type { ManagementClient, Question } from './management-client.js';
import { ManagementError } from './management-error.js';

export interface OwnRoute {
  readonly kind: 'queues' | 'exchanges';
  readonly name: string;
  readonly action: string;
  /** What to do without it. */
  readonly instead?: string;
}

/** Statuses of a broker that has no such route. */
const NO_ROUTE: readonly unknown[] = [404, 405];

/** `/queues/%2F/eu` */
export function pathOf(client: ManagementClient, kind: OwnRoute['kind'], name: string): string {
  return `/${kind}/${encodeURIComponent(client.target.vhost ?? '/')}/${encodeURIComponent(name)}`;
}

/**
 * Asks for something of a queue or an exchange.
 *
 * @throws ManagementError
 * @throws Failure when the broker has no such queue or exchange, or no such route
 */
export async function askOwn(client: ManagementClient, route: OwnRoute, question: Question): Promise<unknown> {
  const { kind, name, action, instead } = route;
  const path = pathOf(client, kind, kind === 'exchanges' && name === '' ? 'amq.default' : name);
  try {
    return await client.ask(`${path}/${action}`, question);
  } catch (error) {
    if (!lacksRoute(error)) throw error;
    await assertThere(client, path, route);
    const hint = instead === undefined ? '' : `; ${instead}`;
    throw new Failure(`the broker cannot do that: its management API has no ${action}, as Leveret's has${hint}`);
  }
}

function lacksRoute(error: unknown): boolean {
  if (!(error instanceof ManagementError)) return false;
  // RabbitMQ 3.10 takes some paths that it does not know for bad requests, without a word.
  return NO_ROUTE.includes(error.status) || (error.status === 400 && error.reason === '400 Bad Request');
}

async function assertThere(client: ManagementClient, path: string, { kind, name }: OwnRoute): Promise<void> {
  try {
    await client.ask(path);
  } catch (error) {
    if (!lacksRoute(error)) throw error;
    const what = kind === 'queues' ? 'queue' : 'exchange';
    const where = `vhost '${client.target.vhost ?? '/'}'`;
    throw new Failure(`there is no ${what} '${name}' in ${where}; list ${kind} shows those that there are`);
  }
}
