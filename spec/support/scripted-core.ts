/**
 * The broker's core without a socket: methods go in as values, what it sends is recorded.
 */
import { Broker } from '../../src/core/broker.js';
import { type Limits, defaultLimits } from '../../src/core/limits.js';
import type {
  AuthenticationOutcome,
  Authenticator,
  BrokerWitness,
  NameSource,
  RandomSource,
  Witness,
} from '../../src/core/ports.js';
import type { Store } from '../../src/core/storage.js';
import { receive } from '../../src/core/session/commands.js';
import { Connection } from '../../src/core/session/connection.js';
import { start } from '../../src/core/session/handlers/connection.js';
import { MemoryStore } from '../../src/store/memory-store.js';
import type { Content } from '../../src/wire/content/content.js';
import type { Method, MethodName } from '../../src/wire/methods/methods.js';
import { field } from '../../src/wire/values/field-table.js';
import { type Arguments, fullMethod } from './full-method.js';
import { HeldStore } from './held-store.js';
import { ManualClock } from './manual-clock.js';
import { type JournalLine, RecordingOutbound, type Sent } from './recording-outbound.js';
import { ScriptedChannel } from './scripted-channel.js';

const scriptedLimits: Limits = {
  ...defaultLimits,
  channelMax: 10,
  bodySizeMax: 100_000,
  cachedRoutesMax: 8, // small enough to be passed by tests
  memoryBudget: Infinity,
  messageMemoryMax: Infinity,
  queuedEntriesMax: Infinity,
};

/** `amq.gen-1`, `amq.ctag-1`, and so on. */
class CountedNames implements NameSource {
  private queues = 0;
  private consumers = 0;
  private replies = 0;

  queueName(): string {
    return `amq.gen-${++this.queues}`;
  }

  consumerTag(): string {
    return `amq.ctag-${++this.consumers}`;
  }

  replyName(): string {
    return `amq.rabbitmq.reply-to.${++this.replies}.key`;
  }
}

/** Each number below the limit in turn. */
class CountedNumbers implements RandomSource {
  private count = 0;

  below(limit: number): number {
    return this.count++ % limit;
  }
}

/** Answers every response with what the test wants. */
class ScriptedAuthenticator implements Authenticator {
  /** What it says of the next response; `undefined` to take its time. */
  outcome: AuthenticationOutcome | undefined = { kind: 'accepted', user: 'guest' };
  /** What it was asked, as `mechanism response`. */
  readonly asked: string[] = [];
  /** Gives the outcome it took its time for. */
  decide: (outcome: AuthenticationOutcome) => void = () => undefined;

  mechanismsFor(): readonly string[] {
    return ['PLAIN', 'AMQPLAIN'];
  }

  authenticate(
    mechanism: string,
    response: Buffer,
    _peer: unknown,
    onOutcome: (outcome: AuthenticationOutcome) => void,
  ): void {
    this.asked.push(`${mechanism} ${response.toString()}`);
    this.decide = onOutcome;
    if (this.outcome !== undefined) onOutcome(this.outcome);
  }
}

/** A bug that the core met is one of this test. */
const strictWitness: Witness = {
  bug: (error) => {
    throw error;
  },
  loginRefused: () => undefined,
  opened: () => undefined,
  channelFailed: () => undefined,
  failed: () => undefined,
  blocked: () => undefined,
  unblocked: () => undefined,
};

export class ScriptedCore {
  readonly broker: Broker;
  private readonly connections: ScriptedConnection[] = [];
  readonly authenticator = new ScriptedAuthenticator();
  readonly clock = new ManualClock();
  /** What was sent over all connections, in order. */
  readonly journal: JournalLine[] = [];

  constructor(
    limits: Partial<Limits> = {},
    private readonly store: Store = new MemoryStore(),
    witness?: BrokerWitness,
  ) {
    const { authenticator, clock } = this;
    const ports = {
      store,
      names: new CountedNames(),
      random: new CountedNumbers(),
      authenticator,
      clock,
      ...(witness && { witness }),
    };
    this.broker = new Broker({ ...scriptedLimits, ...limits }, new Map([['product', field.text('scripted')]]), ports);
  }

  /** A connection that has been accepted, and has been sent `connection.start`. */
  accept(): ScriptedConnection {
    const outbound = new RecordingOutbound(this.journal);
    const connection = new Connection(this.broker, outbound, { loopback: true }, strictWitness);
    start(connection);
    const client = new ScriptedConnection(this, connection, outbound);
    this.connections.push(client);
    return client;
  }

  /** An open connection of a client with these capabilities. */
  connect(...capabilities: string[]): ScriptedConnection {
    const accepted = this.accept();
    accepted.startOk(capabilities);
    accepted.call('connection.tune-ok', { channelMax: 10, frameMax: 4096, heartbeat: 0 });
    accepted.call('connection.open', { virtualHost: '/' });
    return accepted;
  }

  /** An open channel on a connection of its own. */
  channel(...capabilities: string[]): ScriptedChannel {
    return this.connect(...capabilities).channel(1);
  }

  /** Ends the turn; as in the server, what waited until the core wants commands again is the next one. */
  endTurn(): void {
    do this.broker.endTurn();
    while (this.connections.some((client) => client.takeWaiting()));
  }

  /** Ends the turn with all that it was told durable, for what a test takes for granted. */
  endDurably(): void {
    this.endTurn();
    if (this.store instanceof HeldStore) this.store.sync();
  }
}

export class ScriptedConnection {
  /** What was sent while the core wanted no commands. */
  private waiting: (() => void)[] = [];

  constructor(
    readonly core: ScriptedCore,
    readonly connection: Connection,
    readonly outbound: RecordingOutbound,
  ) {}

  /** Gives the core a method, and does not end the turn. */
  send<Name extends MethodName>(channel: number, name: Name, args?: Arguments<Name>): void {
    this.command(channel, fullMethod(name, args), undefined);
  }

  sendContent(channel: number, method: Method, content: Content): void {
    this.command(channel, method, content);
  }

  /** Takes what waits, as far as the core wants it; returns whether it took anything. */
  takeWaiting(): boolean {
    const { length } = this.waiting;
    while (this.waiting.length > 0 && !this.outbound.paused) this.waiting.shift()!();
    return this.waiting.length < length;
  }

  /** Gives the core a method of channel 0, ends the turn, and returns what it sent on channel 0. */
  call<Name extends MethodName>(name: Name, args?: Arguments<Name>): Sent[] {
    this.outbound.take(0);
    this.send(0, name, args);
    this.core.endTurn();
    return this.outbound.take(0);
  }

  startOk(capabilities: readonly string[] = [], mechanism = 'PLAIN'): Sent[] {
    const table = field.table(Object.fromEntries(capabilities.map((name) => [name, field.bool(true)])));
    const clientProperties = new Map([['capabilities', table]]);
    return this.call('connection.start-ok', { clientProperties, mechanism, response: Buffer.from('secret') });
  }

  /** Opens a channel. */
  channel(number: number): ScriptedChannel {
    const channel = new ScriptedChannel(this, number);
    channel.call('channel.open');
    return channel;
  }

  /** The socket is gone. */
  disconnect(): void {
    this.waiting = [];
    this.connection.disconnected();
    this.core.endTurn();
  }

  /** The peer stops reading, or reads again. */
  congest(congested: boolean): void {
    this.outbound.congested = congested;
    if (!congested) this.connection.drained();
    this.core.endTurn();
  }

  private command(channel: number, method: Method, content: Content | undefined): void {
    const take = (): void => {
      receive(this.connection, channel, method, content);
    };
    if (this.outbound.paused || this.waiting.length > 0) this.waiting.push(take);
    else take();
  }
}
