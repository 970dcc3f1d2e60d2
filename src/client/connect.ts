/**
 * Connects to a broker.
 */
import { Connection } from './connection.js';
import { openLink } from './link/open-link.js';
import type { ConnectOptions } from './settings/connect-options.js';
import { connectSettings } from './settings/connect-settings.js';

/**
 * Connects to the first host that takes us in.
 *
 * `where` is a URL (`amqp://user:password@host:port/vhost?heartbeat=30`, with several hosts separated by commas), a
 * list of URLs, or options; beside a URL more options may be given, which win.
 *
 * Rejects with an InvalidOptionError for a wrong URL or option, a RefusedError when the only host refused the login
 * or the vhost, a ConnectError that says of each host what went wrong, or the reason of `options.signal`.
 */
export async function connect(
  where: string | readonly string[] | ConnectOptions,
  options: ConnectOptions = {},
): Promise<Connection> {
  const settings = connectSettings(where, options);
  const signal = options.signal ?? (typeof where === 'object' && 'signal' in where ? where.signal : undefined);
  return new Connection(settings, await openLink(settings, signal));
}
