/**
 * Who guesses passwords, by address, and how long he has to wait for the next try.
 *
 * The first failures are free, since people mistype. Who has logged in from an address before is not made to
 * wait for what others do there, unless his own failures pile up.
 */
import { defaultLimits } from '../../core/limits.js';
import { addressKey } from '../address-key.js';

/** Addresses that are remembered: the one that was quiet the longest is forgotten first. */
const ADDRESSES_MAX = 4096;
const FREE_FAILURES = 10;
/** One failure is forgotten after each of these. */
const FORGIVENESS_MS = 10_000;
const FAILURES_MAX = 30;
/** Below the time that a handshake may take. */
const DELAY_MAX_MS = 5_000;
/** Tries of one address that wait; more are refused unseen. */
const WAITING_MAX = 16;
/** Users of one address that are remembered to have logged in. */
const USERS_MAX = 16;

interface AddressRecord {
  failures: number;
  /** When that was counted. */
  atMs: number;
  waiting: number;
  /** Users who have logged in from here, and how often they failed since. */
  readonly users: Map<string, number>;
}

export class FailedLogins {
  private readonly records = new Map<string, AddressRecord>();

  /** @param now milliseconds of a clock that never jumps */
  constructor(
    private readonly now: () => number,
    private readonly firstDelayMs = defaultLimits.failedLoginDelayMs,
  ) {}

  /** Addresses that are remembered. */
  get size(): number {
    return this.records.size;
  }

  /** How long a try has to wait before it is looked at; `undefined`: it is not looked at. */
  delayOf(address: string, user: string): number | undefined {
    const record = this.records.get(addressKey(address));
    if (record === undefined) return 0;
    const failures = this.failuresOf(record);
    if (failures < FREE_FAILURES || (record.users.get(user) ?? FREE_FAILURES) < FREE_FAILURES) return 0;
    if (record.waiting >= WAITING_MAX) return undefined;
    return Math.min(this.firstDelayMs * 2 ** (failures - FREE_FAILURES), DELAY_MAX_MS);
  }

  /** A try begins to wait; call what is returned once it has waited. */
  wait(address: string): () => void {
    const record = this.recordOf(address);
    record.waiting++;
    return () => {
      record.waiting--;
    };
  }

  failed(address: string, user: string): void {
    const record = this.recordOf(address);
    record.failures = Math.min(this.failuresOf(record) + 1, FAILURES_MAX);
    record.atMs = this.now();
    const ofUser = record.users.get(user);
    if (ofUser !== undefined) record.users.set(user, ofUser + 1);
  }

  succeeded(address: string, user: string): void {
    const { users } = this.recordOf(address);
    users.delete(user);
    if (users.size >= USERS_MAX) users.delete(users.keys().next().value!);
    users.set(user, 0);
  }

  private failuresOf({ failures, atMs }: AddressRecord): number {
    return Math.max(0, failures - Math.floor((this.now() - atMs) / FORGIVENESS_MS));
  }

  private recordOf(address: string): AddressRecord {
    const key = addressKey(address);
    const known = this.records.get(key);
    this.records.delete(key);
    if (this.records.size >= ADDRESSES_MAX) this.records.delete(this.records.keys().next().value!);
    const record = known ?? { failures: 0, atMs: this.now(), waiting: 0, users: new Map<string, number>() };
    this.records.set(key, record);
    return record;
  }
}
