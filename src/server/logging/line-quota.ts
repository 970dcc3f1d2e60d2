/**
 * How many lines of the log one address may cause: some at once, then so many a second; and how many all
 * together. Who causes more is not heard, and how much was left out is said a while later.
 */
import { addressKey } from '../address-key.js';
import type { Logger } from '../logger.js';

/** A thousand clients behind one address start at once; each is opened, and some of them fail. */
const BURST = 2_000;
const LINES_PER_SECOND = 20;
/** Of all addresses together: whoever has ten thousand of them is no better off. */
const BURST_OF_ALL = 10_000;
const LINES_PER_SECOND_OF_ALL = 200;
/** Addresses that are remembered; the one that was quiet the longest is forgotten first. */
const ADDRESSES_MAX = 4096;
/** How long it takes until it is said what was left out. */
const REPORT_MS = 10_000;

interface Account {
  /** Lines that may be written now. */
  room: number;
  atMs: number;
  leftOut: number;
}

/** Told how many lines about an address were left out; of all addresses that are not known any more, `undefined`. */
export type OnLeftOut = (lines: number, address: string | undefined) => void;

/** One that says to `log` what was left out. */
export function lineQuota(log: Logger): LineQuota {
  return new LineQuota((lines, address) => {
    log.warn(
      { lines, ...(address !== undefined && { address }) },
      `${lines} lines were left out of the log: too many at once`,
    );
  });
}

export class LineQuota {
  private readonly accounts = new Map<string, Account>();
  private readonly all: Account;
  private forgotten = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds of a clock that never jumps */
  constructor(
    private readonly onLeftOut: OnLeftOut,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.all = { room: BURST_OF_ALL, atMs: now(), leftOut: 0 };
  }

  /** Addresses that are remembered. */
  get size(): number {
    return this.accounts.size;
  }

  /** Takes the place of one line; false when it is to be left out. */
  take(address: string): boolean {
    const account = this.accountOf(addressKey(address));
    this.refill(account, BURST, LINES_PER_SECOND);
    this.refill(this.all, BURST_OF_ALL, LINES_PER_SECOND_OF_ALL);
    if (account.room >= 1 && this.all.room >= 1) {
      account.room--;
      this.all.room--;
      return true;
    }
    account.leftOut++;
    this.timer ??= setTimeout(() => {
      this.report();
    }, REPORT_MS).unref();
    return false;
  }

  /** Says at once what was left out. */
  report(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [address, account] of this.accounts) {
      if (account.leftOut > 0) this.onLeftOut(account.leftOut, address);
      account.leftOut = 0;
    }
    if (this.forgotten > 0) this.onLeftOut(this.forgotten, undefined);
    this.forgotten = 0;
  }

  private refill(account: Account, burst: number, perSecond: number): void {
    const now = this.now();
    account.room = Math.min(burst, account.room + ((now - account.atMs) / 1000) * perSecond);
    account.atMs = now;
  }

  private accountOf(address: string): Account {
    const known = this.accounts.get(address);
    this.accounts.delete(address);
    if (this.accounts.size >= ADDRESSES_MAX) this.forgetOne();
    const account = known ?? { room: BURST, atMs: this.now(), leftOut: 0 };
    this.accounts.set(address, account);
    return account;
  }

  private forgetOne(): void {
    const [address, { leftOut }] = this.accounts.entries().next().value!;
    this.forgotten += leftOut;
    this.accounts.delete(address);
  }
}
