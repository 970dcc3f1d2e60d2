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
  for (let lockedAttempts = 1; !session.isEnding; ) {
    host.signal.throwIfAborted();
    const channel = await link.openChannel(session);
    if (channel.state !== 'open') throw channel.whyNot();
    if (session.isEnding) {
      await channel.close();
      return;
    }
    session.attach(channel);
    const failed = await session.consumers.restore();
    if (session.link === channel && channel.state === 'open') {
      if (failed !== undefined) throw failed.error; // not even sent
      session.resume();
      return;
    }
    const error = failed?.error ?? session.whyNot;
    if (session.isEnding) return;
    if (!(error instanceof ChannelClosedError)) throw error ?? channel.whyNot();
    if (failed !== undefined && isAbout(error, failed)) {
      const mayBeOurs = isLocked(error, failed) && lockedAttempts++ < LOCKED_ATTEMPTS_MAX;
      if (!mayBeOurs) {
        host.failed(entryOf(failed), error);
        session.consumers.drop(failed);
        continue;
      }
    } else if (!host.reopens) {
      host.ended(session, error);
      return;
    }
    await sleep(backoff.next(), undefined, { signal: host.signal });
  }
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
