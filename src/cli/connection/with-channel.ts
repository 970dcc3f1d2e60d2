/**
 * A connection for as long as one command takes.
 */
import { type Channel, type ConnectOptions, connect } from '../../client/index.js';
import type { Context } from '../context.js';
import { findTarget } from './target.js';

/** Long enough for a broker far away, short enough for somebody who waits. */
const CONNECT_TIMEOUT_MS = 10_000;

/** It is not made again when it is lost: the command fails, and says so. */
function commandConnection({ commandName }: Pick<Context, 'commandName'>): ConnectOptions {
  return {
    connectionName: `leveret ${commandName}`,
    recovery: false,
    limits: { connectTimeoutMs: CONNECT_TIMEOUT_MS },
  };
}

/** Opens a channel, and closes it with its connection when `use` has ended. */
export async function withChannel<T>(context: Context, use: (channel: Channel) => Promise<T>): Promise<T> {
  const { url, vhost } = await findTarget(context.streams.environment, context.values);
  const connection = await connect(url, { ...commandConnection(context), ...(vhost !== undefined && { vhost }) });
  try {
    return await use(await connection.openChannel());
  } finally {
    await connection.close().catch(() => undefined);
  }
}
