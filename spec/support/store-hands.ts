/**
 * A durable store under test: its callbacks as promises, its directory as a crash would leave it, and its
 * accounts counted once more.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DefinitionEntry } from '../../src/core/definitions.js';
import { Message } from '../../src/core/message.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import type { QueueStore, RestoredMessage, TimedMessage } from '../../src/core/storage.js';
import type { DurableStore } from '../../src/store/durable-store.js';
import { pageFrom } from '../../src/store/index/page-walk.js';
import { type OpenOptions, openStore } from '../../src/store/opening/open-store.js';
import { emptyTable } from '../../src/wire/values/field-table.js';
import { framedContent } from './framed-content.js';
import { RecordedLog } from './recorded-log.js';

/** No checkpoint but those that are asked for or that a full segment makes; a disk is asked again at once. */
export const SMALL = { segmentBytes: 16 * 1024, checkpointMs: 600_000, retryMs: 1, spaceCheckMs: 600_000 };

export function durable(name: string): QueueDefinition {
  return { vhost: '/', name, durable: true, exclusive: false, autoDelete: false, arguments: emptyTable };
}

/** The same with lanes for the priorities up to `priority`. */
export function durableLanes(name: string, priority: number): QueueDefinition {
  return { ...durable(name), arguments: new Map([['x-max-priority', { type: 'I', value: priority }]]) };
}

export function queueEntry(name: string, definition = durable(name)): DefinitionEntry {
  return { kind: 'queue', vhost: '/', definition };
}

export function persistent(body: string): Message {
  return new Message('', 'q', framedContent({ body, persistent: true }));
}

export function bodyOf({ content }: Message): string {
  return content.body().toString('latin1');
}

/** Messages and bytes by segment. */
export type Accounts = ReadonlyMap<number, { readonly live: number; readonly bytes: number }>;

export class StoreHands {
  private waiting: { readonly commit: number; readonly resolve: () => void }[] = [];

  private constructor(
    readonly directory: string,
    readonly store: DurableStore,
    readonly entries: readonly DefinitionEntry[],
    readonly log: RecordedLog,
  ) {
    const inner = store.log.onProgress;
    store.log.onProgress = () => {
      inner();
      const done = this.waiting.filter(({ commit }) => commit <= store.committed);
      this.waiting = this.waiting.filter(({ commit }) => commit > store.committed);
      for (const { resolve } of done) resolve();
    };
  }

  static async open(directory: string, options: Partial<OpenOptions> = {}): Promise<StoreHands> {
    const log = new RecordedLog();
    const { store, entries } = await openStore({ directory, log, diskFreeMin: 0, tuning: SMALL, ...options });
    return new StoreHands(directory, store, entries, log);
  }

  /** Opens a queue that is there, or makes it. */
  queue(name: string): QueueStore {
    if (!this.entries.some((entry) => entry.kind === 'queue' && entry.definition.name === name)) {
      this.store.put(queueEntry(name));
    }
    return this.store.openQueue(durable(name), 0);
  }

  /** Ends a turn; resolves once all that was told is durable. */
  async settled(): Promise<void> {
    const commit = this.store.demand();
    this.store.commit();
    await this.reached(commit);
  }

  /** Resolves once everything up to `commit` is durable. */
  reached(commit: number): Promise<void> {
    if (commit <= this.store.committed) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push({ commit, resolve });
    });
  }

  /** Takes all that is durable to the index, and waits for what follows from that; ends the turn. */
  async checkpoint(): Promise<void> {
    await this.settled();
    await this.store.checkpointer.idle();
    this.store.checkpointer.request();
    await this.store.checkpointer.idle();
    await this.store.compactor.idle();
    await this.settled();
    await new Promise<void>((resolve) => {
      this.store.state.files.whenQuiet(resolve);
    });
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** The process dies, and what it has on disk is found in another directory. */
  async dieInto(directory: string): Promise<void> {
    copyDirectory(this.directory, directory);
    await this.store.abandon();
  }

  /** What counting all pages again gives. */
  async recount(): Promise<Accounts> {
    const accounts = new Map<number, { live: number; bytes: number }>();
    const { state } = this.store;
    for (const index of state.allIndexes()) {
      for (let number = 0; ;) {
        const page = await pageFrom(index, state.database, number, Infinity);
        if (page === undefined) break;
        for (let slot = 0; slot < page.slots; slot++) {
          if (!page.isLive(slot)) continue;
          const account = accounts.get(page.segment(slot)) ?? { live: 0, bytes: 0 };
          account.live++;
          account.bytes += page.length(slot);
          accounts.set(page.segment(slot), account);
        }
        number = page.number + 1;
      }
    }
    return accounts;
  }

  /** What the segments say. */
  accounts(): Accounts {
    const segments = [...this.store.state.files.segments.values()].filter(({ live }) => live !== 0);
    return new Map(segments.map(({ id, live, liveBytes }) => [id, { live, bytes: liveBytes }]));
  }

  /** The files of the log. */
  files(): readonly string[] {
    return readdirSync(join(this.directory, 'log')).sort();
  }
}

export type Times = Omit<TimedMessage, 'bodyBytes'>;

/** The times that a queue tells of. */
export function timesOf(queue: QueueStore): Promise<readonly Times[]> {
  const times: Times[] = [];
  return new Promise((resolve) => {
    queue.times((found, isLast) => {
      times.push(...found.map(({ sequence, expiresAt, delayedUntil }) => ({ sequence, expiresAt, delayedUntil })));
      if (isLast) resolve(times);
    });
  });
}

/** Reads the messages with these sequence numbers. */
export function fetchAll(queue: QueueStore, sequences: readonly number[]): Promise<readonly RestoredMessage[]> {
  const messages: RestoredMessage[] = [];
  return new Promise((resolve) => {
    queue.fetch(sequences, (fetched, isLast) => {
      messages.push(...fetched);
      if (isLast) resolve(messages);
    });
  });
}

/** Reads all stored messages of a queue with `from <= sequence < to`. */
export async function readAll(queue: QueueStore, from = 0, to = queue.nextSequence): Promise<RestoredMessage[]> {
  const messages: RestoredMessage[] = [];
  while (from < to) {
    const run = await new Promise<Parameters<Parameters<QueueStore['read']>[2]>[0]>((resolve) => {
      queue.read(from, to, resolve);
    });
    messages.push(...run.messages);
    from = run.next;
  }
  return messages;
}

/** A directory that is in use may change while it is copied: once more then. */
function copyDirectory(from: string, to: string): void {
  for (let tries = 0; ; tries++) {
    try {
      cpSync(from, to, { recursive: true });
      return;
    } catch (error) {
      if (tries === 10) throw error;
      rmSync(to, { recursive: true, force: true });
    }
  }
}
