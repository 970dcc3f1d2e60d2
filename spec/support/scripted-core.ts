/**
 * The broker's core without a socket: methods go in as values, what it sends is recorded.
 */
import { Broker } from '../../src/core/broker.js';
import { type Limits, defaultLimits } from '../../src/core/limits.js';
import type { AuthenticationOutcome, Authenticator, NameSource, Witness } from '../../src/core/ports.js';
import type { Store } from '../../src/core/storage.js';
import { receive } from '../../src/core/session/commands.js';
import { Connection } from '../../src/core/session/connection.js';
import { start } from '../../src/core/session/handlers/connection.js';
import { MemoryStore } from '../../src/store/memory-store.js';
import type { Content } from '../../src/wire/content/content.js';
import type { MethodName } from '../../src/wire/methods/methods.js';
import { field } from '../../src/wire/values/field-table.js';
import { type Arguments, fullMethod } from './full-method.js';
import { type JournalLine, RecordingOutbound, type Sent } from './recording-outbound.js';
import { ScriptedChannel } from './scripted-channel.js';

const scriptedLimits: Limits = {
  ...defaultLimits,
  channelMax: 10,
  bodySizeMax: 100_000,
  cachedRoutesMax: 8, // small enough to be passed by tests
  messageMemoryMax: Infinity,
  queuedEntriesMax: Infinity,
};

/** `amq.gen-1`, `amq.ctag-1`, and so on. */
class CountedNames implements NameSource {
  private queues = 0;
  private consumers = 0;

  queueName(): string {
    return `amq.gen-${++this.queues}`;
  }

  consumerTag(): string {
    return `amq.ctag-${++this.consumers}`;
  }
}

/** Answers every response with what the test wants. */
class ScriptedAuthenticator implements Authenticator {
  readonly mechanisms = ['PLAIN', 'AMQPLAIN'];
  /** What it says of the next response; `undefined` to take its time. */
  outcome: AuthenticationOutcome | undefined = { kind: 'accepted', user: 'guest' };
  /** What it was asked, as `mechanism response`. */
  readonly asked: string[] = [];
  /** Gives the outcome it took its time for. */
  decide: (outcome: AuthenticationOutcome) => void = () => undefined;

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
  refused: () => undefined,
};

export class ScriptedCore {
  readonly broker: Broker;
  readonly authenticator = new ScriptedAuthenticator();
  /** What was sent over all connections, in order. */
  readonly journal: JournalLine[] = [];

  constructor(limits: Partial<Limits> = {}, store: Store = new MemoryStore()) {
    const { authenticator } = this;
    const ports = { store, names: new CountedNames(), authenticator };
    this.broker = new Broker({ ...scriptedLimits, ...limits }, new Map([['product', field.text('scripted')]]), ports);
  }

  /** A connection that has been accepted, and has been sent `connection.start`. */
  accept(): ScriptedConnection {
    const outbound = new RecordingOutbound(this.journal);
    const connection = new Connection(this.broker, outbound, { loopback: true }, strictWitness);
    start(connection);
    return new ScriptedConnection(this, connection, outbound);
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

  endTurn(): void {
    this.broker.endTurn();
  }
}

export class ScriptedConnection {
  constructor(
    readonly core: ScriptedCore,
    readonly connection: Connection,
    readonly outbound: RecordingOutbound,
  ) {}

  /** Gives the core a method, and does not end the turn. */
  send<Name extends MethodName>(channel: number, name: Name, args?: Arguments<Name>): void {
    receive(this.connection, channel, fullMethod(name, args), undefined);
  }

  sendContent(channel: number, method: Parameters<typeof receive>[2], content: Content): void {
    receive(this.connection, channel, method, content);
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
    this.connection.disconnected();
    this.core.endTurn();
  }

  /** The peer stops reading, or reads again. */
  congest(congested: boolean): void {
    this.outbound.congested = congested;
    if (!congested) this.connection.drained();
    this.core.endTurn();
  }
}
