/**
 * Publishes many messages, no faster than was asked for, and counts what became of them.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Channel, PublishOptions } from '../../client/index.js';

export interface Published {
  readonly count: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly firstError: Error | undefined;
}

export interface Pace {
  /** Messages a second; none for as fast as the broker takes them. */
  readonly rate?: number;
  readonly signal: AbortSignal;
}

/** Resolves when the broker has confirmed all, where it was asked to. */
export async function publishAll(
  channel: Channel,
  { exchange, key, options }: { readonly exchange: string; readonly key: string; readonly options: PublishOptions },
  bodies: AsyncIterable<Uint8Array | string>,
  { rate, signal }: Pace,
): Promise<Published> {
  let count = 0;
  let failed = 0;
  let firstError: Error | undefined;
  const startMs = performance.now();
  channel.on('return', () => undefined);
  for await (const body of bodies) {
    if (rate !== undefined) await until(startMs + (count * 1000) / rate, signal);
    await channel.whenRoom();
    if (signal.aborted || !channel.isOpen) break;
    count++;
    channel.publish(exchange, key, body, options).catch((error: unknown) => {
      failed++;
      firstError ??= error as Error;
    });
  }
  await channel.whenConfirmed();
  // The answer to this comes behind whatever the broker has to say of what is not confirmed.
  if (options.confirm === false && channel.isOpen) await channel.selectConfirm();
  return { count, failed, firstError };
}

async function until(timeMs: number, signal: AbortSignal): Promise<void> {
  const waitMs = timeMs - performance.now();
  if (waitMs > 1) await delay(waitMs, undefined, { signal }).catch(() => undefined);
}
