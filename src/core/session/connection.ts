/**
 * A client's connection: its state, its channels, and how it ends.
 *
 * Methods come in through `commands.ts`; what they mean is in `handlers/`.
 */
import { type FailingMethod, type ChannelError, ConnectionError } from '../../wire/methods/errors.js';
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import type { Admission } from '../access/admission.js';
import type { Broker } from '../broker.js';
import type { Outbound, Peer, Witness } from '../ports.js';
import type { Queue } from '../queue/queue.js';
import type { VHost } from '../vhost/vhost.js';
import { Channel } from './channel.js';
import type { ConnectionState } from './connection-states.js';

/** What the client says it can do, in the `capabilities` of its properties. */
export interface ClientCapabilities {
  readonly consumerCancelNotify: boolean;
  readonly connectionBlocked: boolean;
  readonly authenticationFailureClose: boolean;
}

const noMethod: FailingMethod = { classId: 0, methodId: 0 };

export class Connection {
  state: ConnectionState = 'starting';
  capabilities: ClientCapabilities = {
    consumerCancelNotify: false,
    connectionBlocked: false,
    authenticationFailureClose: false,
  };
  /** The mechanism in use, between start-ok and its outcome. */
  mechanism = '';
  user = '';
  /** What it says of itself; it may say anything. */
  clientProperties: FieldTable = emptyTable;
  channelMax = 0;
  frameMax = 0;
  heartbeatSeconds = 0;
  readonly connectedAt: number;
  /** When it was last stopped from publishing; 0 for never. */
  blockedAt = 0;
  /** Set by `connection.open`. */
  vhost: VHost | undefined;
  /** Its place among all connections, and the user's rights in the vhost; set with it. */
  admission: Admission | undefined;
  /** Queues that go when the connection goes. */
  readonly exclusiveQueues = new Set<Queue>();
  /** By number; nobody else changes them. */
  readonly channels = new Map<number, Channel>();
  private lastChannel: Channel | undefined;
  /** Stopped from publishing, and whether the client was told. */
  blocked = false;
  private toldBlocked = false;
  /** True while it is an alarm that stops it, and the log has been told. */
  private alarmed = false;
  /** True while an answer waits for the store. */
  private holding = false;

  constructor(
    readonly broker: Broker,
    readonly outbound: Outbound,
    readonly peer: Peer,
    readonly witness: Witness,
  ) {
    this.connectedAt = broker.timetable.now();
    broker.connections.add(this);
  }

  /** Both ends, as RabbitMQ names connections; empty where nobody knows. */
  get name(): string {
    return this.peer.name ?? '';
  }

  findChannel(number: number): Channel | undefined {
    if (this.lastChannel?.number === number) return this.lastChannel;
    const channel = this.channels.get(number);
    if (channel !== undefined) this.lastChannel = channel;
    return channel;
  }

  /** @throws ConnectionError 530 when there are as many as were negotiated */
  openChannel(number: number, vhost: VHost): Channel {
    const { size } = this.channels;
    if (size >= this.channelMax) {
      const detail = `number of channels opened (${size}) has reached the negotiated channel_max (${this.channelMax})`;
      throw new ConnectionError('NOT_ALLOWED', detail);
    }
    this.admission?.openChannel();
    const channel = new Channel(this, number, vhost, this.broker);
    this.channels.set(number, channel);
    this.broker.interference.channelOpened(channel);
    this.broker.statistics.churn.channelsCreated++;
    return channel;
  }

  /** The channel is closed on both sides: its number is free. */
  forgetChannel(channel: Channel): void {
    if (this.channels.delete(channel.number)) {
      this.admission?.closeChannel();
      this.broker.statistics.churn.channelsClosed++;
    }
    if (this.lastChannel === channel) this.lastChannel = undefined;
    this.outbound.channelClosed(channel.number);
  }

  /** Closes a channel for cause, and waits for `channel.close-ok`. */
  failChannel(channel: Channel, error: ChannelError, method: FailingMethod): void {
    this.broker.flushConfirmsOf(channel);
    const { replyCode, replyText } = error;
    const { classId, methodId } = method;
    this.witness.channelFailed(channel.number, { replyCode, replyText, method });
    channel.send({ name: 'channel.close', replyCode, replyText, classId, methodId });
    channel.state = 'closing';
    channel.release();
  }

  /** Closes the connection for cause, and waits a bounded time for `connection.close-ok`. */
  fail(error: ConnectionError, method: FailingMethod = noMethod): void {
    if (this.state === 'closing' || this.state === 'closed') return;
    this.release();
    this.state = 'closing';
    const { replyCode, replyText } = error;
    const failing = error.failingMethod ?? method;
    this.witness.failed({ replyCode, replyText, method: failing });
    const { classId, methodId } = failing;
    this.outbound.method(0, { name: 'connection.close', replyCode, replyText, classId, methodId });
    this.outbound.awaitClose();
  }

  /** The client closes: everything it is owed is sent before the answer. */
  end(): void {
    for (const channel of this.channels.values()) this.broker.flushConfirmsOf(channel);
    this.release();
    this.state = 'closed';
    this.outbound.method(0, { name: 'connection.close-ok' });
    this.outbound.close(0);
  }

  /** Both sides agreed to close: nothing more is sent. */
  closed(delayMs = 0): void {
    this.release();
    this.state = 'closed';
    this.outbound.close(delayMs);
  }

  /** The socket is gone. */
  disconnected(): void {
    this.release();
    this.state = 'closed';
    if (this.broker.connections.delete(this)) this.countAsGone();
  }

  /** The peer reads again: consumers that waited for that go on. */
  drained(): void {
    for (const channel of this.channels.values()) channel.wakeConsumers();
  }

  /** What the user may read is consumed, and nothing else. */
  rightsChanged(): void {
    for (const channel of this.channels.values()) channel.cancelForbidden();
  }

  /** Stops reading from a publisher. The client is told the reason if there is one: a short wait has none. */
  block(reason: string | undefined): void {
    if (!this.blocked) {
      this.blocked = true;
      this.blockedAt = this.broker.timetable.now();
      this.broker.blocked.add(this);
      this.outbound.pauseReading();
    }
    if (reason === undefined) return;
    if (!this.alarmed) this.witness.blocked(reason);
    this.alarmed = true;
    if (this.toldBlocked || !this.capabilities.connectionBlocked) return;
    this.toldBlocked = true;
    this.outbound.method(0, { name: 'connection.blocked', reason });
  }

  unblock(): void {
    if (!this.blocked) return;
    this.blocked = false;
    this.readAgain();
    if (this.alarmed) this.witness.unblocked();
    this.alarmed = false;
    if (!this.toldBlocked) return;
    this.toldBlocked = false;
    this.outbound.method(0, { name: 'connection.unblocked' });
  }

  /** An answer waits for the store: no command overtakes it, since clients match answers by their order. */
  hold(): void {
    this.holding = true;
    this.outbound.pauseReading();
  }

  /** The answer is sent. */
  resume(): void {
    if (!this.holding) return;
    this.holding = false;
    this.readAgain();
  }

  /** Lets go of everything: channels, deliveries, exclusive queues. */
  private release(): void {
    for (const channel of [...this.channels.values()]) {
      channel.state = 'closing';
      channel.release();
    }
    this.broker.statistics.churn.channelsClosed += this.channels.size;
    this.channels.clear();
    this.admission?.leave();
    this.lastChannel = undefined;
    for (const queue of this.exclusiveQueues) this.vhost?.deleteQueue(queue);
    this.exclusiveQueues.clear();
    this.broker.blocked.delete(this);
    if (!this.blocked && !this.holding) return;
    this.blocked = false;
    this.toldBlocked = false;
    this.holding = false;
    this.readAgain();
  }

  /** What never was open is none that anybody has seen. */
  private countAsGone(): void {
    const { vhost, broker, outbound } = this;
    if (vhost === undefined) return;
    broker.statistics.churn.connectionsClosed++;
    const isThere = broker.findVHost(vhost.name) === vhost;
    (isThere ? vhost.gone : broker.statistics.gone).addTraffic(outbound.traffic);
  }

  private readAgain(): void {
    if (!this.blocked && !this.holding) this.outbound.resumeReading();
  }
}
