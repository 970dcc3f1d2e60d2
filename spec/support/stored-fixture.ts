/**
 * A small store as a version of the past has left it, killed: kept as files, so that later versions prove that
 * they can read it. Files of the log are kept without the zeros at their end.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DefinitionEntry } from '../../src/core/definitions.js';
import { Message } from '../../src/core/message.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import type { QueueStore } from '../../src/core/storage.js';
import { defaultTuning } from '../../src/store/store-tuning.js';
import { emptyTable } from '../../src/wire/values/field-table.js';
import { framedContent } from './framed-content.js';
import { StoreHands, type Times, durable, durableLanes, queueEntry } from './store-hands.js';

/** Files whose names end otherwise are not everywhere taken for data. */
const SUFFIX = '.bin';
const LEFT_OUT = /(^|\/)(LOCK|LOG|LOG\.old)$/;

const exchange = { durable: true, autoDelete: false, internal: false };
const limited = { ...durable('limited'), arguments: new Map([['x-max-length', { type: 'I', value: 5 } as const]]) };
const elsewhere = { ...durable('q'), vhost: 'ünicode' };
const prioritized = durableLanes('prioritized', 2);
const delays = { ...durable('e'), delays: true };
const TIME = 1_800_000_000_000;
const headers = new Map([['grün', { type: 'S', value: 'ja' } as const]]);
const bind = { kind: 'binding', vhost: '/', source: 'e', routingKey: '' } as const;

/** What is found in a store of the past. */
export interface Fixture {
  /** In the order in which they are found. */
  readonly entries: readonly DefinitionEntry[];
  /** The lanes of queues: which messages are there, and which of them had been delivered. */
  readonly lanes: readonly FixtureLane[];
  /** True when bytes of bodies were kept: before that the whole message was taken for its body. */
  readonly knowsBodies: boolean;
}

interface FixtureLane {
  readonly definition: QueueDefinition;
  readonly lane: number;
  readonly sequences: readonly number[];
  readonly delivered: readonly number[];
  readonly nextSequence: number;
  readonly times: readonly Times[];
}

const entries: readonly DefinitionEntry[] = [
  { kind: 'vhost', name: '/' },
  { kind: 'vhost', name: 'ünicode' },
  { kind: 'exchange', vhost: '/', definition: { name: 'e', type: 'headers', ...exchange, arguments: headers } },
  {
    kind: 'exchange',
    vhost: '/',
    definition: { name: 'f', type: 'topic', ...exchange, internal: true, arguments: emptyTable },
  },
  queueEntry('q'),
  { kind: 'queue', vhost: '/', definition: limited },
  { kind: 'queue', vhost: 'ünicode', definition: elsewhere },
  { ...bind, destinationKind: 'queue', destination: 'q', arguments: headers },
  { ...bind, destinationKind: 'exchange', destination: 'f', routingKey: 'a.*.#', arguments: emptyTable },
];

export function fixtureMessage(sequence: number): Message {
  const body = sequence === 4 ? '' : `message ${sequence} `.padEnd(sequence * 100, '.');
  const more = sequence % 3 === 0 ? { headers } : {};
  return new Message(
    sequence % 2 === 0 ? '' : 'e',
    `key ${sequence} ü`,
    framedContent({ body, persistent: true, ...more }),
  );
}

const first = { lane: 0, times: [] };

export const fixture1: Fixture = {
  entries,
  lanes: [
    { ...first, definition: durable('q'), sequences: [1, 3, 4, 6, 7, 9, 12], delivered: [3, 7], nextSequence: 13 },
    { ...first, definition: limited, sequences: [1, 9], delivered: [9], nextSequence: 10 },
    { ...first, definition: elsewhere, sequences: [], delivered: [], nextSequence: 2 },
  ],
  knowsBodies: false,
};

/** The same, and more: lanes, what an exchange delays, times. */
export const fixture2: Fixture = {
  entries: [...entries.slice(0, 7), queueEntry('', prioritized), queueEntry('', delays), ...entries.slice(7)],
  lanes: [
    ...fixture1.lanes,
    ...[0, 1, 2].map((lane) => ({
      definition: prioritized,
      lane,
      sequences: [lane, 20, 21, 23],
      delivered: lane === 2 ? [23] : [],
      nextSequence: 24,
      times: [
        { sequence: lane, expiresAt: TIME + lane, delayedUntil: 0 },
        { sequence: 20, expiresAt: TIME + 20, delayedUntil: TIME },
        { sequence: 23, expiresAt: 0, delayedUntil: 2 ** 48 - 1 },
      ],
    })),
    {
      definition: delays,
      lane: 0,
      sequences: [3, 4],
      delivered: [],
      nextSequence: 5,
      times: [{ sequence: 4, expiresAt: TIME, delayedUntil: 0 }],
    },
  ],
  knowsBodies: true,
};

/** Makes such a store in `directory`, and leaves it as a process that was killed. */
export async function makeFixture(directory: string): Promise<void> {
  const live = `${directory}.live`;
  const hands = await StoreHands.open(live, { tuning: { checkpointMs: 600_000 } });
  const { store } = hands;
  for (const entry of fixture2.entries) store.put(entry);
  store.put(queueEntry('gone'));
  const gone = store.openQueue(durable('gone'), 0);
  gone.append(fixtureMessage(0), 0);
  const [q, other] = [store.openQueue(durable('q'), 0), store.openQueue(limited, 0)];
  const empty = store.openQueue(elsewhere, 0);
  const timed = [0, 1, 2].map((lane) => store.openQueue(prioritized, lane));
  const delayed = store.openQueue(delays, 0);
  const append = (sequences: readonly number[], ...queues: readonly QueueStore[]): void => {
    for (const sequence of sequences) {
      const message = fixtureMessage(sequence);
      for (const queue of queues) queue.append(message, sequence);
    }
  };
  append([0, 1], q, other, empty);
  append([2, 3, 4, 5], q);
  for (const [lane, queue] of timed.entries()) {
    for (const sequence of [lane, 20]) {
      append([sequence], queue);
      queue.expires(sequence, TIME + sequence);
    }
  }
  append([3], delayed);
  await hands.settled();
  empty.settleRange(0, 2);
  for (const sequence of [3, 5]) q.delivered(sequence);
  q.settle(0);
  await hands.checkpoint();
  other.settle(0);
  append([6, 7, 8], q);
  append([9], other, q);
  append([10, 11, 12], q);
  for (const queue of timed) {
    queue.delay(20, TIME);
    append([21, 22, 23], queue);
    queue.expires(22, TIME);
    queue.delay(23, Infinity);
    queue.settle(22);
  }
  timed[2]!.delivered(23);
  append([4], delayed);
  delayed.expires(4, TIME);
  await hands.settled();
  store.remove(queueEntry('gone'));
  q.settle(2);
  q.settleRange(5, 6);
  q.delivered(7);
  other.delivered(9);
  for (const sequence of [8, 10, 11]) q.settle(sequence);
  await moveShared(hands);
  await hands.settled();
  await hands.dieInto(directory);
  rmSync(live, { recursive: true });
}

/** Moves what two queues share, as compaction does with what is left in an old file. */
async function moveShared({ store }: StoreHands): Promise<void> {
  const [q, other] = [...store.state.allIndexes()];
  const { segment, offset, length } = q!.find(1)!;
  const record = await new Promise<Buffer>((resolve, reject) => {
    const bytes = Buffer.alloc(8 + length);
    store.state.files.read(segment, bytes, offset, (failure) => (failure === null ? resolve(bytes) : reject(failure)));
  });
  const { filling } = store.log;
  const to = filling.move(q!.id, 1, record);
  filling.moveShare(other!.id, 1, filling.segment.id, to);
  for (const index of [q!, other!]) index.move(1, filling.segment, to);
  store.log.told(true);
}

/** Keeps a store as a fixture. */
export function packFixture(directory: string, fixture: string): void {
  rmSync(fixture, { recursive: true, force: true });
  for (const path of filesIn(directory)) {
    if (LEFT_OUT.test(path)) continue;
    const bytes = readFileSync(join(directory, path));
    let end = bytes.length;
    if (path.startsWith('log/')) while (end > 0 && bytes[end - 1] === 0) end--;
    writeIn(fixture, path + SUFFIX, bytes.subarray(0, end));
  }
}

/** Makes a store of a fixture. */
export function unpackFixture(fixture: string, directory: string): void {
  for (const name of filesIn(fixture)) {
    const path = name.slice(0, -SUFFIX.length);
    writeIn(directory, path, readFileSync(join(fixture, name)));
    if (path.startsWith('log/')) truncateSync(join(directory, path), defaultTuning.segmentBytes);
  }
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

function writeIn(directory: string, path: string, bytes: Buffer): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), bytes);
}
