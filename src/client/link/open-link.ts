/**
 * A link to the first host that takes us in.
 */
import { ConnectError, type FailedAttempt, RefusedError } from '../errors.js';
import type { ConnectSettings, Endpoint } from '../settings/connect-options.js';
import { abortable, reasonOf } from './abort.js';
import { ConnectionLink } from './connection-link.js';
import { type Tuned, shakeHands } from './handshake.js';
import { openSocket } from './open-socket.js';

export interface OpenedLink {
  readonly link: ConnectionLink;
  readonly tuned: Tuned;
  readonly endpoint: Endpoint;
}

/**
 * Tries the hosts in turn.
 *
 * Rejects with the signal's reason, with a RefusedError when the only host refused us, or else with a ConnectError
 * that says of each host why not.
 */
export async function openLink(settings: ConnectSettings, signal?: AbortSignal): Promise<OpenedLink> {
  const attempts: FailedAttempt[] = [];
  for (const endpoint of settings.endpoints) {
    try {
      return await openOne(endpoint, settings, signal);
    } catch (error) {
      if (signal?.aborted === true) throw reasonOf(signal);
      attempts.push({ host: endpoint.host, port: endpoint.port, error: error as Error });
    }
  }
  const [first] = attempts;
  if (attempts.length === 1 && first!.error instanceof RefusedError) throw first!.error;
  throw new ConnectError(attempts);
}

async function openOne(endpoint: Endpoint, settings: ConnectSettings, signal?: AbortSignal): Promise<OpenedLink> {
  const { connectTimeoutMs } = settings.limits;
  const tooLate = new AbortController();
  const timer = setTimeout(() => {
    tooLate.abort(new Error(`no connection within ${connectTimeoutMs} ms`));
  }, connectTimeoutMs);
  const either = signal === undefined ? tooLate.signal : AbortSignal.any([tooLate.signal, signal]);
  let link: ConnectionLink | undefined;
  try {
    const socket = await openSocket(endpoint, either);
    link = new ConnectionLink(socket, settings.limits);
    const tuned = await abortable(shakeHands(link, endpoint, settings), either);
    link.opened();
    return { link, tuned, endpoint };
  } catch (error) {
    link?.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
