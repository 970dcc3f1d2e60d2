/**
 * What the headers of a message that was moved tell of it, against what is known of the queue that it left.
 */
import { type Received, expirationOf } from './bodies.js';
import { type Copy, limitOf } from './records.js';

/** Two clocks that are one may differ by so much in what they are rounded to. */
export const GRACE_MS = 5;

interface DeathHeaders {
  readonly 'x-death'?: readonly DeathEntry[];
  readonly 'x-delay'?: unknown;
  readonly 'x-first-death-queue'?: unknown;
  readonly 'x-first-death-reason'?: unknown;
}

interface DeathEntry {
  readonly queue?: unknown;
  readonly reason?: unknown;
  readonly count?: unknown;
  readonly exchange?: unknown;
  readonly 'routing-keys'?: unknown;
  readonly 'original-expiration'?: unknown;
}

/** Why it died, as it says itself. */
export function reasonOf(delivery: Received): string | undefined {
  const reason = headersOf(delivery)['x-death']?.[0]?.reason;
  return typeof reason === 'string' ? reason : undefined;
}

/** What is wrong with what it says; undefined when nothing is. */
export function findWrongDeath(from: Copy, delivery: Received): string | undefined {
  const headers = headersOf(delivery);
  const reason = reasonOf(delivery);
  const isWhole = from.queue.hidden ? isDelayed(from, headers) : isDead(from, headers, reason);
  if (!isWhole) return `its headers came as ${JSON.stringify(headers)}`;
  return from.queue.hidden || mayHaveDied(from, reason) ? undefined : `it says that it died as ${reason ?? 'nothing'}`;
}

function isDelayed({ message }: Copy, headers: DeathHeaders): boolean {
  return headers['x-delay'] === -message.delayMs && headers['x-death'] === undefined;
}

/** Once, in this queue, and nowhere before. */
function isDead({ queue, message }: Copy, headers: DeathHeaders, reason: string | undefined): boolean {
  const [death, ...others] = headers['x-death'] ?? [];
  return (
    others.length === 0 &&
    death?.queue === queue.name &&
    death.count === 1 &&
    death.exchange === message.exchange &&
    JSON.stringify(death['routing-keys']) === JSON.stringify([message.routingKey]) &&
    death['original-expiration'] === expirationOf(message) &&
    headers['x-first-death-queue'] === queue.name &&
    headers['x-first-death-reason'] === reason
  );
}

/** What says that it was moved before its time; undefined when it was not. */
export function findHaste(
  { queue, expiresAt, hiddenUntil }: Copy,
  delivery: Received,
  now: number,
): string | undefined {
  const due = queue.hidden ? hiddenUntil : reasonOf(delivery) === 'expired' ? expiresAt : 0;
  return now < due - GRACE_MS ? `it came ${due - now} ms before its time` : undefined;
}

function mayHaveDied({ queue, rejected, expiresAt, returnsMax }: Copy, reason: string | undefined): boolean {
  if (reason === 'rejected') return rejected !== 'no';
  if (rejected === 'yes') return false;
  if (reason === 'expired') return expiresAt !== Infinity;
  if (reason === 'maxlen') return limitOf(queue, 'x-max-length') !== Infinity;
  return reason === 'delivery_limit' && returnsMax > limitOf(queue, 'x-delivery-limit');
}

function headersOf({ properties }: Received): DeathHeaders {
  return properties.headers ?? {};
}
