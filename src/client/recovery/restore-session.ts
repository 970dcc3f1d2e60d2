/**
 * Puts a channel on a link again, with its modes and its consumers.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelSession } from '../channel/channel-session.js';
import { consumeMethod } from '../consume/consume-method.js';
import type { FailedConsumer } from '../consume/consumers.js';
import { ChannelClosedError } from '../errors.js';
import type { ConnectionLink } from '../link/connection-link.js';
import { Backoff } from './backoff.js';
import { LOCKED_ATTEMPTS_MAX, type RestoreHost, type TopologyEntry } from './restore-topology.js';

const ACCESS_REFUSED = 403;
const RESOURCE_LOCKED = 405;

/** What it takes beside the link. */
export interface SessionRestoreHost extends Pick<RestoreHost, 'signal' | 'backoff' | 'failed'> {
  readonly reopens: boolean;
  /** The channel was closed by an error that is not about restoring, and stays closed. */
  ended(session: ChannelSession, error: Error): void;
}

/** Rejects when the link goes, or the signal aborts. A consumer that cannot begin again is told, and left out. */
export async function restoreSession(
  session: ChannelSession,
  link: ConnectionLink,
  host: SessionRestoreHost,
): Promise<void> {
  session.isRestoring = true;
  try {
    await restore(session, link, host);
  } finally {
    session.isRestoring = false;
  }
}

async function restore(session: ChannelSession, link: ConnectionLink, host: SessionRestoreHost): Promise<void> {
  const backoff = new Backoff(host.backoff);
  for (let lockedAttempts = 1; isWanted(session);) {
    host.signal.throwIfAborted();
    const failed = await attempt(session, link);
    if (failed === undefined || !isWanted(session)) return;
    const { error, consumer } = failed;
    if (consumer === undefined) {
      if (!host.reopens) {
        host.ended(session, error);
        return;
      }
    } else if (!isLocked(error, consumer) || lockedAttempts++ >= LOCKED_ATTEMPTS_MAX) {
      host.failed(entryOf(consumer), error);
      session.consumers.drop(consumer);
      continue;
    }
    await sleep(backoff.next(), undefined, { signal: host.signal });
  }
}

/** Why the channel is closed again, and the consumer that is the reason, if it is one. */
interface FailedChannel {
  readonly error: ChannelClosedError;
  readonly consumer: FailedConsumer | undefined;
}

/** Rejects with all that is not the channel's alone. */
async function attempt(session: ChannelSession, link: ConnectionLink): Promise<FailedChannel | undefined> {
  const channel = await link.openChannel(session);
  if (!isWanted(session)) {
    await channel.close();
    return undefined;
  }
  if (channel.state !== 'open') throw channel.whyNot();
  session.attach(channel);
  const failed = await session.consumers.restore();
  if (session.link === channel && failed === undefined) {
    session.resume();
    return undefined;
  }
  const error = failed?.error ?? session.whyNot ?? channel.whyNot();
  if (!(error instanceof ChannelClosedError)) throw error;
  return { error, consumer: failed !== undefined && isAbout(error, failed) ? failed : undefined };
}

/** False once the program has closed it. */
function isWanted(session: ChannelSession): boolean {
  return !session.isEnding;
}

function isAbout({ call }: ChannelClosedError, { record }: FailedConsumer): boolean {
  return call?.name === 'basic.consume' && call.consumerTag === record.consumer.consumerTag;
}

/** The consumer, or the queue, is another's alone: maybe of the connection that was lost, which the broker may not know. */
function isLocked({ replyCode }: ChannelClosedError, { record }: FailedConsumer): boolean {
  return replyCode === RESOURCE_LOCKED || (replyCode === ACCESS_REFUSED && record.options.exclusive === true);
}

function entryOf({ record }: FailedConsumer): TopologyEntry {
  const { consumerTag } = record.consumer;
  return { kind: 'consumer', name: consumerTag, call: consumeMethod(record.queue, consumerTag, record.options) };
}
