/**
 * Damages copies of a data directory, opens each, and checks that the broker opens it or refuses it with a
 * message that helps, that it serves no wrong data, says what is lost, and opens it again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'amqplib';
import type { RunningBroker } from '../../../src/app.js';
import { Random } from '../../support/random.js';
import { damageImage } from './damages.js';
import { type DirectoryImage, writeImage } from './directory-image.js';
import { type KnownMessage, type KnownStore, knownBody, makeKnownStores, startOn } from './known-store.js';
import { RecordingLog } from './recording-log.js';
import { type FoundMessage, readQueues } from './read-queues.js';

/** For one thing that is asked of the broker. */
const TIMEOUT_MS = 20_000;
/** What a message that helps tells to do. */
const ADVICE = /\b(restore|move|choose|use|free|mend|stop)\b/;
const PROBE = 'probe';
const PROBED: FoundMessage = { id: PROBE, body: Buffer.from(PROBE) };

export interface DamageOptions {
  readonly tries: number;
  readonly seed: number;
  readonly onTry?: (run: DamageRun) => void;
}

export interface DamageFailure {
  readonly what: string;
  /** What the directory looked like when it was opened. */
  readonly directory: string;
}

/** What is wrong about the outcome of a try. */
class Wrong extends Error {}

export class DamageRun {
  readonly failures: DamageFailure[] = [];
  readonly counts = { tries: 0, whole: 0, less: 0, refused: 0, messagesLost: 0 };
  /** How often it was refused with which code. */
  readonly refusals = new Map<string, number>();
  private readonly directory = mkdtempSync(join(tmpdir(), 'leveret-damage-'));
  private readonly random: Random;
  /** Errors that nobody caught. */
  private readonly stray: unknown[] = [];

  constructor(private readonly options: DamageOptions) {
    this.random = new Random(options.seed);
  }

  async run(): Promise<void> {
    const onStray = (error: unknown): void => {
      this.stray.push(error);
    };
    process.on('uncaughtException', onStray).on('unhandledRejection', onStray);
    try {
      await this.tryAll();
    } finally {
      process.off('uncaughtException', onStray).off('unhandledRejection', onStray);
    }
    if (this.failures.length === 0) rmSync(this.directory, { recursive: true, force: true });
  }

  private async tryAll(): Promise<void> {
    const stores = await makeKnownStores(join(this.directory, 'known'), this.random);
    for (const store of stores) {
      await this.tryOne({ store, image: store.image, what: 'nothing', isDamaged: false }, store.name);
    }
    for (let i = 0; i < this.options.tries && !this.isHung; i++) {
      const [killed, stopped, long] = stores;
      const store = this.random.oneIn(8) ? long! : this.random.pick([killed!, stopped!]);
      const { image, what } = damageImage(store.image, this.random);
      await this.tryOne({ store, image, what, isDamaged: true }, `try-${++this.counts.tries}`);
      this.options.onTry?.(this);
    }
  }

  /** A broker in this process that does not answer cannot be killed: nothing can be tried any more. */
  private get isHung(): boolean {
    return this.failures.some(({ what }) => what.includes('has not ended after'));
  }

  private async tryOne(attempt: Attempt, name: string): Promise<void> {
    const directory = join(this.directory, name);
    writeImage(attempt.image, directory);
    const before = this.failures.length;
    try {
      await this.examine(attempt, directory);
    } catch (error) {
      const how = error instanceof Wrong ? error.message : String(error instanceof Error ? error.stack : error);
      this.failures.push({ what: `${attempt.store.name}, ${attempt.what}: ${how}`, directory });
    }
    for (const error of this.stray.splice(0)) {
      const how = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.failures.push({ what: `${attempt.store.name}, ${attempt.what}: nobody caught ${how}`, directory });
    }
    rmSync(directory, { recursive: true, force: true });
    if (this.failures.length > before) writeImage(attempt.image, directory);
  }

  private async examine(attempt: Attempt, directory: string): Promise<void> {
    const log = new RecordingLog();
    const opened = await this.open(directory, log);
    if ('code' in opened) {
      if (!attempt.isDamaged) throw new Wrong(`refused: ${opened.message}`);
      const again = await this.open(directory, new RecordingLog());
      if (!('code' in again)) await again.stop();
      else if (again.code === opened.code) this.countRefusal(opened.code);
      else throw new Wrong(`refused with "${opened.message}" and then with "${again.message}"`);
      return;
    }
    const first = await timely('reading', read(opened, attempt.store));
    const lost = this.judge(attempt, first, log);
    await timely('publishing', probe(opened, first));
    await timely('stopping', opened.stop());
    const reopened = await this.open(directory, log);
    if ('code' in reopened) throw new Wrong(`opened once, and then refused: ${reopened.message}`);
    const second = await timely('reading again', read(reopened, attempt.store));
    await timely('stopping again', reopened.stop());
    compare(first, second);
    if (lost === 0) this.counts.whole++;
    else this.counts.less++;
    this.counts.messagesLost += lost;
  }

  private async open(directory: string, log: RecordingLog): Promise<RunningBroker | Refusal> {
    try {
      return await timely('opening', startOn(directory, { log: log.logger }));
    } catch (error) {
      const { code, message } = error as Refusal;
      if (!/^ERR_STORE_[A-Z_]+$/.test(code)) throw error;
      if (!message.includes(directory)) throw new Wrong(`refused without naming the file: ${message}`);
      if (!ADVICE.test(message)) throw new Wrong(`refused without saying what to do: ${message}`);
      return { code, message };
    }
  }

  private countRefusal(code: string): void {
    this.counts.refused++;
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  /** Returns how many messages are lost. */
  private judge({ store, isDamaged }: Attempt, found: Found, log: RecordingLog): number {
    const missing: MissingMessage[] = [];
    for (const [queue, known] of store.queues) {
      const messages = found.get(queue) ?? [];
      checkMessages(queue, known, messages);
      const ids = new Set(messages.map(({ id }) => id));
      const live = known.filter(({ isSettled }) => !isSettled);
      for (const { id } of live) if (!ids.has(String(id))) missing.push({ queue, id });
      if (!isDamaged && messages.length !== live.length) {
        throw new Wrong(`nothing is damaged, and ${queue} has ${messages.length} messages instead of ${live.length}`);
      }
    }
    const gone = [...store.queues.keys()].filter((queue) => !found.has(queue) && !store.deleted.includes(queue));
    const isSaid = log.warnings.length > 0 || (gone.length === 0 && isCutOff(store, found, missing));
    if ((missing.length > 0 || gone.length > 0) && !isSaid) {
      const some = missing.slice(0, 10).map(({ queue, id }) => `${id} of ${queue}`);
      throw new Wrong(`${missing.length} messages lost without a word: ${some.join(', ')}; queues: ${gone.join(', ')}`);
    }
    return missing.length;
  }
}

interface MissingMessage {
  readonly queue: string;
  readonly id: number;
}

/**
 * Where the log of a killed broker ends nobody can tell, if nothing of its last commits is left: then the
 * last messages are missing, and no others.
 */
function isCutOff({ isStopped }: KnownStore, found: Found, missing: readonly MissingMessage[]): boolean {
  const first = Math.min(...missing.map(({ id }) => id));
  const ids = [...found.values()].flatMap((messages) => messages.map(({ id }) => Number(id)));
  return !isStopped && ids.every((id) => id < first);
}

interface Attempt {
  readonly store: KnownStore;
  readonly image: DirectoryImage;
  readonly what: string;
  readonly isDamaged: boolean;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** By queue, those that are there. */
type Found = ReadonlyMap<string, readonly FoundMessage[]>;

function read(broker: RunningBroker, store: KnownStore): Promise<Found> {
  return readQueues(broker.port, [...store.queues.keys()]);
}

/** What comes was published to this queue, comes as it was, once, and in order. */
function checkMessages(queue: string, known: readonly KnownMessage[], found: readonly FoundMessage[]): void {
  const positions = new Map(known.map(({ id }, i) => [String(id), i]));
  let last = -1;
  for (const { id, body } of found) {
    const position = positions.get(id);
    if (position === undefined) throw new Wrong(`${queue} has message ${id}, which was never in it`);
    if (position === last) throw new Wrong(`${queue} has message ${id} twice`);
    if (position < last) throw new Wrong(`${queue} has message ${id} behind ${known[last]!.id}`);
    last = position;
    if (!body.equals(knownBody(known[position]!))) throw new Wrong(`${queue} has other bytes in message ${id}`);
  }
}

/** It can still be written: what is published now is there after the next start. */
async function probe({ port }: RunningBroker, found: Found): Promise<void> {
  const connection = await connect(`amqp://127.0.0.1:${port}`);
  const channel = await connection.createConfirmChannel();
  for (const queue of found.keys()) {
    channel.publish('', queue, Buffer.from(PROBE), { persistent: true, messageId: PROBE });
  }
  await channel.waitForConfirms();
  await connection.close();
}

/** Nothing else is lost the second time, and nothing else comes up. */
function compare(first: Found, second: Found): void {
  const describe = (found: Found): string =>
    [...found].map(([queue, messages]) => `${queue}: ${messages.map(({ id }) => id).join(' ')}`).join('; ');
  const probed = [...first].map(([queue, messages]) => [queue, [...messages, PROBED]] as const);
  const [then, now] = [describe(new Map(probed)), describe(second)];
  if (then !== now) throw new Wrong(`it had ${then}, and after another start ${now}`);
  for (const [queue, messages] of probed) {
    const bodies = second.get(queue)!;
    if (messages.every(({ body }, i) => body.equals(bodies[i]!.body))) continue;
    throw new Wrong(`${queue} has other bytes after another start`);
  }
}

async function timely<T>(what: string, work: Promise<T>): Promise<T> {
  const abort = new AbortController();
  return Promise.race([
    work,
    delay(TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
      throw new Wrong(`${what} has not ended after ${TIMEOUT_MS} ms`);
    }),
  ]).finally(() => abort.abort());
}
