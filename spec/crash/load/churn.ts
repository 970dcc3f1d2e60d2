/**
 * A worker that declares, binds, fills, purges, unbinds and deletes, all the time and by few names, so that
 * a queue follows another of the same name.
 */
import type { ChannelModel, ConfirmChannel } from 'amqplib';
import type { Random } from '../../support/random.js';
import { pickSize } from '../ledger/bodies.js';
import type { QueueRecord } from '../ledger/records.js';
import type { BindingRecord, ExchangeRecord, Topology } from '../ledger/topology.js';
import type { Shift } from './shift.js';

export const CHURN_QUEUES = Array.from({ length: 8 }, (_, i) => `crash.churn-${i}`);
export const CHURN_EXCHANGES = Array.from({ length: 3 }, (_, i) => `crash.hub-${i}`);
const KEYS = ['', 'one', 'both'];

export async function churn(shift: Shift, random: Random): Promise<void> {
  const connection = await shift.connect('churn');
  await new Churn(shift, random, connection, await shift.confirmChannel(connection, 'churn')).run();
}

class Churn {
  private readonly topology: Topology;

  constructor(
    private readonly shift: Shift,
    private readonly random: Random,
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {
    this.topology = shift.ledger.topology;
  }

  async run(): Promise<void> {
    await this.finishBindings();
    const steps = [
      ...[() => this.declareQueue(), () => this.declareQueue(), () => this.deleteQueue()],
      ...[() => this.declareExchange(), () => this.deleteExchange()],
      ...[() => this.bind(), () => this.bind(), () => this.bind(), () => this.unbind()],
      ...[() => this.publish(), () => this.publish(), () => this.publish(), () => this.fetch(), () => this.purge()],
    ];
    while (!this.shift.over) {
      await this.random.pick(steps)();
      await this.shift.pausePublishing(this.random.below(10));
    }
  }

  /** What was on its way when the broker was killed: nobody can tell, so it is done again. */
  private async finishBindings(): Promise<void> {
    for (const binding of [...this.topology.bindings]) {
      if (binding.state === 'going') await this.unbindThis(binding);
      if (binding.state !== 'coming') continue;
      await this.callBind(binding, 'bind');
      binding.state = 'there';
    }
  }

  private async declareQueue(): Promise<void> {
    const name = this.random.pick(CHURN_QUEUES);
    if (this.topology.queues.has(name)) return;
    const durable = !this.random.oneIn(4);
    const declared = this.topology.declareQueue(name, { durable });
    await this.channel.assertQueue(name, { durable });
    declared();
  }

  private async deleteQueue(): Promise<void> {
    const queue = this.pickQueue();
    if (queue === undefined) return;
    const deleted = this.topology.deleteQueue(queue);
    await this.channel.deleteQueue(queue.name);
    deleted();
  }

  private async declareExchange(): Promise<void> {
    const name = this.random.pick(CHURN_EXCHANGES);
    if (this.topology.exchanges.has(name)) return;
    const type = this.random.pick(['fanout', 'direct', 'topic'] as const);
    const durable = !this.random.oneIn(4);
    const declared = this.topology.declareExchange(name, { type, durable, fixed: false });
    await this.channel.assertExchange(name, type, { durable });
    declared();
  }

  private async deleteExchange(): Promise<void> {
    const exchange = this.pickExchange();
    if (exchange === undefined) return;
    const deleted = this.topology.deleteExchange(exchange);
    await this.channel.deleteExchange(exchange.name);
    deleted();
  }

  private async bind(): Promise<void> {
    const { random, topology } = this;
    const hub = this.pickExchange();
    const standing = topology.exchanges.get(random.pick(['crash.fan', 'crash.direct', 'crash.topic']))!;
    const source = hub !== undefined && random.oneIn(2) ? hub : standing;
    // Hubs are bound to standing exchanges and queues to both, so that no circle comes about.
    const destination = source === standing && random.oneIn(2) ? hub : this.pickQueue();
    if (destination === undefined) return;
    const key = random.pick(KEYS);
    const isThere = [...topology.bindings].some(
      (one) => one.source === source && one.destination === destination && one.key === key,
    );
    if (isThere) return;
    const bound = topology.bind(source, destination, key);
    await this.callBind({ source, destination, key }, 'bind');
    bound();
  }

  private async unbind(): Promise<void> {
    const changing = [...this.topology.bindings].filter(
      ({ destination }) => !destination.fixed && isThere(destination),
    );
    const binding = changing[this.random.below(changing.length)];
    if (binding !== undefined && binding.destination.name !== 'crash.fleeting') await this.unbindThis(binding);
  }

  private async unbindThis(binding: BindingRecord): Promise<void> {
    const unbound = this.topology.unbind(binding);
    await this.callBind(binding, 'unbind');
    unbound();
  }

  private async callBind(binding: Omit<BindingRecord, 'state'>, call: 'bind' | 'unbind'): Promise<void> {
    const { source, destination, key } = binding;
    const kind = 'type' in destination ? 'Exchange' : 'Queue';
    await this.channel[`${call}${kind}`](destination.name, source.name, key);
  }

  /** Some wait for their confirms, others go on at once. */
  private async publish(): Promise<void> {
    const { random, shift, channel } = this;
    const queue = this.pickQueue();
    if (queue === undefined) return;
    const confirmed = Array.from({ length: random.between(1, 30) }, () =>
      shift.publish(channel, {
        publisher: 'churn',
        exchange: '',
        routingKey: queue.name,
        size: pickSize(random),
        persistent: !random.oneIn(10),
      }),
    );
    if (random.oneIn(2)) await Promise.all(confirmed);
  }

  private async fetch(): Promise<void> {
    const { random, shift } = this;
    const queue = this.pickQueue();
    if (queue === undefined) return;
    const channel = await shift.channel(this.connection, 'churn');
    const tap = shift.tap(queue, 'churn');
    for (let count = random.between(1, 20); count > 0; count--) {
      const message = await channel.get(queue.name);
      if (message === false) break;
      shift.ledger.delivered(tap, message);
      if (random.oneIn(3)) continue; // comes back when the channel is closed
      shift.ledger.answer(tap, { tag: message.fields.deliveryTag });
      channel.ack(message);
    }
    shift.ledger.closeTap(tap);
    await channel.close();
  }

  private async purge(): Promise<void> {
    const queue = this.pickQueue();
    if (queue === undefined || !this.random.oneIn(3)) return;
    const purged = this.shift.ledger.purge(queue);
    await this.channel.purgeQueue(queue.name);
    purged();
  }

  private pickQueue(): QueueRecord | undefined {
    const queues = CHURN_QUEUES.map((name) => this.topology.queues.get(name)).filter((queue) => queue !== undefined);
    return queues.filter(isThere)[this.random.below(queues.length)];
  }

  private pickExchange(): ExchangeRecord | undefined {
    const hubs = CHURN_EXCHANGES.map((name) => this.topology.exchanges.get(name)).filter((hub) => hub !== undefined);
    return hubs.filter(isThere)[this.random.below(hubs.length)];
  }
}

function isThere({ state }: { state: QueueRecord['state'] }): boolean {
  return state === 'there';
}
