/**
 * Listens to queues: every message that is given to one, every death in one, and what is settled in its
 * storage, in the order in which it happens, beside what is sent to clients.
 *
 * It changes nothing: each call goes on to where it was going.
 */
import type { DeathReason } from '../../src/core/dead-letter/death.js';
import { X_DEATH } from '../../src/core/dead-letter/x-death.js';
import type { Message } from '../../src/core/message.js';
import { type Queue, REJECTED } from '../../src/core/queue/queue.js';
import type { FieldTable } from '../../src/wire/values/field-table.js';
import type { PaperDeath } from './paper-queues.js';
import type { PagingStore } from './paging-store.js';

interface Told {
  readonly queue: string;
  readonly body: string;
  /** Lines of the journal before it. */
  readonly at: number;
}

export type QueueEvent = Told &
  (
    | { readonly kind: 'came'; readonly isTaken: boolean; readonly deaths: readonly PaperDeath[] }
    | { readonly kind: 'died'; readonly reason: DeathReason }
    | { readonly kind: 'settled' }
  );

export class QueueTaps {
  private events: QueueEvent[] = [];

  constructor(
    private readonly store: PagingStore,
    private readonly journal: readonly unknown[],
  ) {}

  /** What happened since the last look. */
  take(): readonly QueueEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  listenTo(queue: Queue): void {
    const enqueue = queue.enqueue.bind(queue);
    const bury = queue.bury.bind(queue);
    queue.enqueue = (message) => {
      const commit = enqueue(message);
      this.tell(queue.name, bodyOf(message), { kind: 'came', isTaken: commit !== REJECTED, deaths: deathsOf(message) });
      return commit;
    };
    queue.bury = (message, reason) => {
      this.tell(queue.name, bodyOf(message), { kind: 'died', reason });
      bury(message, reason);
    };
    this.listenToStorage(queue.name);
  }

  private listenToStorage(name: string): void {
    for (const [lane, storage] of this.store.queues) {
      if (lane !== name && !lane.startsWith(`${name} `)) continue;
      const settle = storage.settle.bind(storage);
      storage.settle = (sequence) => {
        const body = storage.bodyOf(sequence);
        if (body !== undefined) this.tell(name, body, { kind: 'settled' });
        return settle(sequence);
      };
    }
  }

  private tell(
    queue: string,
    body: string,
    what: { kind: 'came'; isTaken: boolean; deaths: readonly PaperDeath[] } | { kind: 'died'; reason: DeathReason } | { kind: 'settled' },
  ): void {
    this.events.push({ queue, body, at: this.journal.length, ...what });
  }
}

function bodyOf({ content }: Message): string {
  return content.body().toString();
}

function deathsOf({ content }: Message): readonly PaperDeath[] {
  if (content.header(X_DEATH) === undefined) return [];
  const header = content.headers().get('x-death');
  if (header?.type !== 'A') throw new Error(`x-death is ${header?.type ?? 'not there'}`);
  return header.value.map(({ value }) => {
    const table = value as FieldTable;
    const text = (name: string): string => String(table.get(name)?.value);
    return { queue: text('queue'), reason: text('reason'), count: Number(table.get('count')?.value) };
  });
}
