/**
 * A broker that is killed and started again while clients publish and consume: what was confirmed, what came.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../../src/client/index.js';
import { BrokerRelay } from './broker-relay.js';
import { BrokerProcess } from './broker-process.js';
import { heldBytes } from './held-memory.js';

export interface RecoveryReport {
  /** Messages that the broker has confirmed, and those of them that no handler got. */
  readonly confirmed: number;
  readonly missing: number;
  /** Deliveries, with those that came twice, and those of the last stretch after the last kill. */
  readonly deliveries: number;
  /** Consumers that got something after the last kill, of all. */
  readonly consumersAlive: number;
  readonly consumers: number;
  /** Publishes that were rejected; with `resend` and `wait` there are none. */
  readonly rejected: number;
  /** Reached of what was told, by event. */
  readonly told: Readonly<Record<string, number>>;
  readonly unhandled: readonly unknown[];
  /** What the process holds after the first recovery, and after the last. */
  readonly heldBytes: readonly [first: number, last: number];
}

export interface RecoveryPlan {
  readonly kills: number;
  readonly directory: string;
  /** Messages that have to be confirmed between two kills. */
  readonly messagesPerKill: number;
}

const CONSUMERS = 4;
const PUBLISHERS = 64;
/** More than any run publishes; allocated at once, so that what this run remembers does not count as a leak. */
const MESSAGES_MAX = 2_000_000;

interface Load {
  /** By number of the message: 1 once it was confirmed, 1 once it was consumed. */
  readonly confirmed: Uint8Array;
  readonly consumed: Uint8Array;
  confirmedCount: number;
  next: number;
  /** Deliveries of each consumer since the last kill. */
  counts: number[];
  deliveries: number;
  rejected: number;
  isOver: boolean;
}

export async function runRecovery({ kills, directory, messagesPerKill }: RecoveryPlan): Promise<RecoveryReport> {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): unknown => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  let broker = await serve(directory);
  const relay = await BrokerRelay.to(broker.port);
  const connection = await connect(`amqp://127.0.0.1:${relay.port}`, {
    recovery: { delayMs: 10, delayMaxMs: 100, unconfirmed: 'resend', duringOutage: 'wait' },
  });
  const told: Record<string, number> = {};
  for (const name of ['disconnected', 'reconnected', 'recovered', 'topologyFailed', 'close'] as const) {
    connection.on(name, () => (told[name] = (told[name] ?? 0) + 1));
  }
  const load: Load = {
    confirmed: new Uint8Array(MESSAGES_MAX),
    consumed: new Uint8Array(MESSAGES_MAX),
    confirmedCount: 0,
    next: 0,
    counts: new Array<number>(CONSUMERS).fill(0),
    deliveries: 0,
    rejected: 0,
    isOver: false,
  };
  const queues = Array.from({ length: CONSUMERS }, (_, index) => `recovery.${index}`);
  for (const [index, queue] of queues.entries()) {
    const channel = await connection.openChannel();
    await channel.declareQueue(queue);
    await channel.bindQueue(queue, 'amq.direct', queue);
    await channel.consume(queue, { prefetchCount: 50 }, (delivery) => {
      load.deliveries++;
      load.counts[index]!++;
      load.consumed[Number(delivery.text())] = 1;
    });
  }
  const publisher = await connection.openChannel();
  const publishing = Array.from({ length: PUBLISHERS }, async () => {
    while (!load.isOver) {
      const number = load.next++;
      try {
        await publisher.publish('amq.direct', queues[number % CONSUMERS]!, `${number}`, { mandatory: true });
        load.confirmed[number] = 1;
        load.confirmedCount++;
      } catch {
        load.rejected++;
      }
    }
  });
  let firstBytes = 0;
  for (let kill = 0; kill < kills; kill++) {
    await more(load, messagesPerKill);
    const recovered = once(connection, 'recovered');
    broker.process.signal('SIGKILL');
    await broker.process.exited;
    broker = await serve(directory);
    relay.target = broker.port;
    await recovered;
    load.counts.fill(0);
    if (kill === 0) firstBytes = await heldBytes();
  }
  await more(load, messagesPerKill);
  load.isOver = true;
  await Promise.all(publishing);
  const lastBytes = await heldBytes();
  const missing = await missingOf(load);
  const toldOfOutages = { ...told };
  await connection.close();
  await relay.close();
  broker.process.signal('SIGTERM');
  await broker.process.exited;
  process.off('unhandledRejection', onUnhandled);
  return {
    confirmed: load.confirmedCount,
    missing,
    deliveries: load.deliveries,
    consumersAlive: load.counts.filter((count) => count > 0).length,
    consumers: CONSUMERS,
    rejected: load.rejected,
    told: toldOfOutages,
    unhandled,
    heldBytes: [firstBytes, lastBytes],
  };
}

async function serve(directory: string): Promise<{ readonly process: BrokerProcess; readonly port: number }> {
  const process = BrokerProcess.serve('--data', directory);
  const { address } = await process.ready().catch((cause: unknown) => {
    throw new Error(`the broker does not start: ${process.stderr}`, { cause });
  });
  return { process, port: Number(/:(\d+)\D*$/.exec(address)?.[1]) };
}

/** Waits until so many more are confirmed. */
async function more(load: Load, count: number): Promise<void> {
  const goal = load.confirmedCount + count;
  while (load.confirmedCount < goal) await delay(5);
}

const PATIENCE_MS = 5000;

/** What was confirmed and is not consumed, once nothing more comes for a while. */
async function missingOf({ confirmed, consumed, next }: Load): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    let missing = 0;
    for (let number = 0; number < next; number++) missing += confirmed[number]! & ~consumed[number]!;
    if (missing === 0 || performance.now() > deadline) return missing;
    await delay(20);
  }
}
