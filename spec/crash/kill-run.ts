/**
 * Kills a broker again and again under load, and checks after each restart that it has kept its promises.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../support/random.js';
import { audit } from './audit.js';
import type { Target } from './broker-target.js';
import { checkDefinitions } from './definitions.js';
import { Ledger } from './ledger/ledger.js';
import { Shift } from './load/shift.js';
import { declareFleeting, declareStanding } from './load/standing.js';
import { startWorkers } from './load/workers.js';

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** The least and the most that the broker is loaded before it is killed. */
  readonly seconds: readonly [least: number, most: number];
  readonly onKill?: (run: KillRun) => void;
}

/** What a shift may take to get ready, or the last one to be audited. */
const PREPARE_TIMEOUT_MS = 60_000;
/** Clients are at work once so many messages are confirmed, or that takes too long. */
const CONFIRMS_MIN = 200;
const AT_WORK_TIMEOUT_MS = 3_000;
/** A broker that ends by itself this often is not started again. */
const ENDS_MAX = 3;

export class KillRun {
  readonly ledger: Ledger;
  /** Violations are not counted here: they end the run. */
  readonly counts = { kills: 0, starts: 0, audits: 0, stops: 0, ends: 0 };
  private readonly random: Random;
  private isDeclared = false;

  constructor(
    private readonly target: Target,
    private readonly options: KillOptions,
  ) {
    this.random = new Random(options.seed);
    this.ledger = new Ledger(`run${options.seed}`);
  }

  /** Ends with the first violations: what comes behind them would be their consequence. */
  async run(): Promise<void> {
    try {
      while (this.counts.kills < this.options.kills && this.isWell()) {
        if (this.isDeclared && this.random.oneIn(6)) await this.killEarly();
        else await this.work();
        this.options.onKill?.(this);
      }
      if (this.isWell()) await this.finish();
    } catch (error) {
      this.ledger.violations.add('broker', error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      await this.target.kill();
    }
  }

  private isWell(): boolean {
    return this.ledger.violations.total === 0 && this.counts.ends < ENDS_MAX;
  }

  /** Kills it while it starts, which may be just after. */
  private async killEarly(): Promise<void> {
    const started = this.start().catch(() => undefined);
    await delay(this.random.below(400));
    await this.kill();
    await started;
    this.ledger.crash();
  }

  private async work(): Promise<void> {
    const { random, target } = this;
    const shift = new Shift(await this.start(), this.ledger, new Random(random.next()));
    const ended = target.ended();
    const prepared = this.prepare(shift, random.oneIn(2));
    void prepared.then(() => (shift.over ? undefined : startWorkers(shift)));
    // Now and then it is killed while its queues are checked.
    if (this.counts.starts > 1 && random.oneIn(8)) await Promise.race([prepared, ended, delay(random.below(200))]);
    else {
      await Promise.race([this.timely(prepared), ended]);
      if (this.isWell()) await Promise.race([ended, this.load(shift)]);
    }
    shift.over = true;
    if (random.oneIn(15) && this.isWell()) await this.stop();
    else await this.kill();
    await shift.finished();
    this.ledger.crash();
  }

  /** Every other time it counts from when all clients are at work, which takes long on a busy machine. */
  private async load(shift: Shift): Promise<void> {
    const [least, most] = this.options.seconds;
    const loadMs = 1000 * least + this.random.below(1000 * (most - least) + 1);
    if (this.random.oneIn(2)) {
      const { counts } = this.ledger;
      const enough = counts.confirmed + CONFIRMS_MIN;
      const end = Date.now() + AT_WORK_TIMEOUT_MS;
      while ((shift.connecting > 0 || counts.confirmed < enough) && Date.now() < end) await delay(5);
    }
    await delay(loadMs);
  }

  private prepare(shift: Shift, isAudited: boolean): Promise<void> {
    return shift.run('preparing', async () => {
      if (!this.isDeclared) await declareStanding(shift);
      this.isDeclared = true;
      await checkDefinitions(shift);
      if (isAudited && this.isWell()) await this.audit(shift);
      if (this.isWell()) await declareFleeting(shift);
    });
  }

  private async audit(shift: Shift): Promise<void> {
    await audit(shift, { isKept: () => !shift.random.oneIn(2) });
    this.counts.audits++;
  }

  /** Everything is read and acknowledged; after a clean stop it does not come back. */
  private async finish(): Promise<void> {
    for (const isLast of [false, true]) {
      const shift = new Shift(await this.start(), this.ledger, new Random(this.random.next()));
      const finished = shift.run('finishing', async () => {
        await checkDefinitions(shift);
        if (this.isWell()) await audit(shift, { isKept: () => isLast, untilDue: true });
        this.counts.audits++;
      });
      await Promise.race([this.timely(finished), this.target.ended()]);
      shift.over = true;
      await this.stop();
      await shift.finished();
      this.ledger.crash();
      if (!this.isWell()) return;
    }
  }

  private async start(): Promise<string> {
    this.counts.starts++;
    const url = await this.target.start();
    void this.target.ended().then((how) => {
      this.counts.ends++;
      this.ledger.violations.add('broker', how);
    });
    return url;
  }

  private async kill(): Promise<void> {
    this.counts.kills++;
    await this.target.kill();
  }

  private async stop(): Promise<void> {
    this.counts.stops++;
    const code = await this.target.stop();
    if (code !== 0) this.ledger.violations.add('broker', `ended with ${code} when it was told to stop`);
  }

  private async timely(work: Promise<void>): Promise<void> {
    const abort = new AbortController();
    await Promise.race([
      work,
      delay(PREPARE_TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
        throw new Error(`the broker has not answered everything in ${PREPARE_TIMEOUT_MS} ms`);
      }),
    ]).finally(() => abort.abort());
  }
}
