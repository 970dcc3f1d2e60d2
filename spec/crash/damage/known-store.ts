/**
 * Data directories of known content, made by a broker in this process: with what is settled, delivered,
 * shared by several queues, deleted and purged, before and behind a checkpoint.
 */
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type RunningBroker, startBroker } from '../../../src/app.js';
import type { Random } from '../../support/random.js';
import { fill } from '../ledger/bodies.js';
import { type DirectoryImage, readImage, readQuietImage } from './directory-image.js';
import { readToEnd } from './read-queues.js';

export interface KnownMessage {
  readonly id: number;
  readonly size: number;
  /** It was acknowledged, purged, or deleted with its queue: it need not be there. */
  isSettled: boolean;
}

export interface KnownStore {
  readonly name: string;
  /** The broker was stopped, and has written down where its log ends. */
  readonly isStopped: boolean;
  readonly image: DirectoryImage;
  /** Every persistent message that a queue ever had, in order. */
  readonly queues: ReadonlyMap<string, readonly KnownMessage[]>;
  /** Queues that are not there any more. */
  readonly deleted: readonly string[];
}

const FAN = 'known.fan';
const FANNED = ['known.a', 'known.b', 'known.c'];
const QUEUES = [...FANNED, 'known.many', 'known.large', 'known.settled', 'known.purged', 'known.deleted'];
/** Enough for more than one page of the index. */
const MANY = 2_500;
const KIB = 1024;

export function knownBody({ id, size }: Pick<KnownMessage, 'id' | 'size'>): Buffer {
  return fill(`${id} `, id, size);
}

/** A broker in this process, on any free port. */
export function startOn(data: string, more: Partial<Parameters<typeof startBroker>[0]> = {}): Promise<RunningBroker> {
  // A version of its own: this file may run from where it was compiled to, far from the package.
  return startBroker({ port: 0, data, advertise: { product: 'Leveret', version: '0.0.0' }, ...more });
}

/** As three brokers leave it: killed, stopped, and killed with a log of more than one file. */
export async function makeKnownStores(directory: string, random: Random): Promise<readonly KnownStore[]> {
  const maker = new Maker(random);
  const first = await startOn(directory);
  await maker.run(first, () => maker.fillFirst());
  await first.stop(); // with a checkpoint
  const second = await startOn(directory);
  await maker.run(second, () => maker.fillMore());
  const killed = maker.store('killed', readQuietImage(directory));
  await second.stop();
  const stopped = maker.store('stopped', readImage(directory));
  const third = await startOn(directory);
  await maker.run(third, () => maker.fillLong());
  const long = maker.store('long', readQuietImage(directory));
  await third.stop();
  return [killed, stopped, long];
}

class Maker {
  private readonly queues = new Map<string, KnownMessage[]>(QUEUES.map((name) => [name, []]));
  private lastId = 0;
  private connection!: ChannelModel;
  private channel!: ConfirmChannel;

  constructor(private readonly random: Random) {}

  store(name: string, image: DirectoryImage): KnownStore {
    const queues = [...this.queues].map(([queue, messages]) => [queue, messages.map((one) => ({ ...one }))] as const);
    const isStopped = name === 'stopped';
    return { name, isStopped, image, queues: new Map(queues), deleted: ['known.deleted'] };
  }

  async run({ port }: RunningBroker, work: () => Promise<void>): Promise<void> {
    this.connection = await connect(`amqp://127.0.0.1:${port}`);
    this.channel = await this.connection.createConfirmChannel();
    await work();
    // Behind a confirm everything that was sent before is durable.
    this.publish('known.a', 10);
    await this.channel.waitForConfirms();
    await this.connection.close();
  }

  async fillFirst(): Promise<void> {
    const { channel, random } = this;
    await channel.assertExchange(FAN, 'fanout', { durable: true });
    await channel.assertExchange('known.direct', 'direct', { durable: true });
    for (const queue of QUEUES) await channel.assertQueue(queue, { durable: true });
    for (const queue of FANNED) await channel.bindQueue(queue, FAN, '');
    await channel.bindQueue('known.large', 'known.direct', 'large');
    for (let i = 0; i < 100; i++) this.publishSome(random.between(0, 600));
    for (let i = 0; i < 4; i++) this.publish('known.large', random.between(20 * KIB, 200 * KIB));
    for (let i = 0; i < MANY; i++) this.publish('known.many', random.below(30));
    for (const queue of ['known.settled', 'known.purged', 'known.deleted']) {
      for (let i = 0; i < 20; i++) this.publish(queue, 100);
    }
    await channel.waitForConfirms();
    await this.settle('known.a', (i) => i < 15);
    await this.settle('known.settled', () => true);
    await this.settle('known.many', () => random.oneIn(2));
    await channel.purgeQueue('known.purged');
    for (const message of this.queues.get('known.purged')!) message.isSettled = true;
  }

  /** What stands behind the checkpoint. */
  async fillMore(): Promise<void> {
    const { channel, random } = this;
    for (let i = 0; i < 150; i++) this.publishSome(random.between(0, 600));
    for (let i = 0; i < 3; i++) this.publish('known.large', random.between(KIB, 100 * KIB));
    await channel.waitForConfirms();
    await this.settle('known.b', (i) => i % 3 === 0);
    await this.settle('known.settled', () => true);
    await channel.deleteQueue('known.deleted');
    for (const message of this.queues.get('known.deleted')!) message.isSettled = true;
    for (let i = 0; i < 30; i++) this.publishSome(random.between(0, 600));
    await channel.waitForConfirms();
    await this.settle('known.c', (i) => i >= 10 && i < 20);
  }

  /** Large messages that are settled fill a file of the log, and those that stay begin the next one. */
  async fillLong(): Promise<void> {
    const { channel, random } = this;
    for (let i = 0; i < 130; i++) {
      this.publish('known.settled', 256 * KIB);
      if (i % 10 === 0) this.publishSome(random.between(0, 600));
      if (i % 20 === 0) await channel.waitForConfirms();
    }
    await channel.waitForConfirms();
    await this.settle('known.settled', () => true);
    for (let i = 0; i < 50; i++) this.publishSome(random.between(0, 600));
    await channel.waitForConfirms();
  }

  private publishSome(size: number): void {
    if (this.random.oneIn(3)) {
      const message = this.take(FANNED, size);
      this.channel.publish(FAN, '', knownBody(message), { persistent: true, messageId: String(message.id) });
    } else {
      this.publish(this.random.pick(FANNED), size);
    }
    if (!this.random.oneIn(10)) return;
    // Transient: not to be there after a restart.
    this.channel.publish('', 'known.a', Buffer.from('transient'), { messageId: 'transient' });
  }

  private publish(queue: string, size: number): void {
    const message = this.take([queue], size);
    this.channel.publish('', queue, knownBody(message), { persistent: true, messageId: String(message.id) });
  }

  private take(queues: readonly string[], size: number): KnownMessage {
    const message = { id: ++this.lastId, size, isSettled: false };
    for (const queue of queues) this.queues.get(queue)!.push({ ...message });
    return message;
  }

  /** Takes what is there, settles some of it and leaves the others delivered. */
  private async settle(queue: string, isSettled: (position: number) => boolean): Promise<void> {
    const known = new Map(this.queues.get(queue)!.map((message) => [String(message.id), message]));
    const channel = await this.connection.createChannel();
    let position = 0;
    await readToEnd(channel, queue, (delivery) => {
      const message = known.get(String(delivery.properties.messageId));
      if (message !== undefined && !isSettled(position++)) return;
      channel.ack(delivery);
      if (message !== undefined) message.isSettled = true;
    });
    await channel.close();
  }
}
