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

export interface Came {
  readonly kind: 'came';
  readonly isTaken: boolean;
  /** Its place in the log, -1 when it is not there. */
  readonly sequence: number;
  /** As its headers tell. */
  readonly deaths: readonly PaperDeath[];
}

type What =
  | Came
  | { readonly kind: 'purged' }
  | { readonly kind: 'died'; readonly reason: DeathReason }
  | { readonly kind: 'settled'; readonly sequence: number };

export type QueueEvent = Told & What;

export class QueueTaps {
  private events: QueueEvent[] = [];
  /** What was appended last. */
  private appended = -1;

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
      const sequence = commit > 0 ? this.appended : -1;
      this.tell(queue.name, message, {
        kind: 'came',
        isTaken: commit !== REJECTED,
        sequence,
        deaths: deathsOf(message),
      });
      return commit;
    };
    queue.bury = (message, reason) => {
      this.tell(queue.name, message, { kind: 'died', reason });
      bury(message, reason);
    };
    const purge = queue.purge.bind(queue);
    queue.purge = () => {
      this.tell(queue.name, '', { kind: 'purged' });
      return purge();
    };
    this.listenToStorage(queue.name);
  }

  private listenToStorage(name: string): void {
    for (const [lane, storage] of this.store.queues) {
      if (lane !== name && !lane.startsWith(`${name} `)) continue;
      const settle = storage.settle.bind(storage);
      storage.settle = (sequence) => {
        const body = storage.bodyOf(sequence);
        if (body !== undefined) this.tell(name, body, { kind: 'settled', sequence });
        return settle(sequence);
      };
      const append = storage.append.bind(storage);
      storage.append = (message, sequence) => {
        this.appended = sequence;
        return append(message, sequence);
      };
    }
  }

  private tell(queue: string, message: Message | string, what: What): void {
    const body = typeof message === 'string' ? message : message.content.body().toString();
    this.events.push({ queue, body, at: this.journal.length, ...what });
  }
}

function deathsOf({ content }: Message): readonly PaperDeath[] {
  if (content.header(X_DEATH) === undefined) return [];
  const header = content.headers().get('x-death');
  if (header?.type !== 'A') throw new Error(`x-death is ${header?.type ?? 'not there'}`);
  return header.value.map(({ value }) => {
    const table = value as FieldTable;
    const text = (name: string): string => {
      const field = table.get(name);
      return field?.type === 'S' ? field.value : `no ${name}`;
    };
    return { queue: text('queue'), reason: text('reason'), count: Number(table.get('count')?.value) };
  });
}
