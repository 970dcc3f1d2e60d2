/**
 * What a running case has in hand: its connections and channels by name, its local names, and what it
 * declared, so that it can be cleared away.
 */
import type { Method } from '../../src/wire/methods/methods.js';
import type { FieldTable } from '../../src/wire/values/field-table.js';
import type { OpenConnection, RestartKind } from '../vocabulary.js';
import type { BrokerUrl } from './broker-url.js';
import { shakeHands } from './handshake.js';
import type { LocalNames } from './local-names.js';
import { type Command, WireConnection } from './wire-connection.js';

export interface StageChannel {
  readonly connection: WireConnection;
  readonly number: number;
}

export interface StageOptions {
  readonly url: BrokerUrl;
  readonly names: LocalNames;
  /** How long the broker may take for each thing that a case expects. */
  readonly timeoutMs: number;
  /** Restarts the broker, and resolves when it serves again. */
  readonly restart?: (kind: RestartKind) => Promise<void>;
}

export class Stage {
  /** What the broker said that it can do. */
  capabilities: FieldTable = new Map();
  private readonly connections = new Map<string, WireConnection>();
  private readonly channels = new Map<string, StageChannel>();
  private readonly queues = new Set<string>();
  private readonly exchanges = new Set<string>();

  constructor(readonly options: StageOptions) {}

  get names(): LocalNames {
    return this.options.names;
  }

  async openConnection(name: string, how: Omit<OpenConnection, 'openConnection'> = {}): Promise<void> {
    const { url, names, timeoutMs } = this.options;
    const connection = await WireConnection.open(url, timeoutMs);
    this.connections.set(name, connection);
    const capabilities = await shakeHands(connection, url, { ...how, names, timeoutMs });
    if (capabilities.size > 0) this.capabilities = capabilities;
  }

  async openChannel(name: string, connectionName = 'main', number?: number): Promise<void> {
    const connection = this.connection(connectionName);
    const channel = { connection, number: number ?? connection.nextChannel() };
    this.channels.set(name, channel);
    connection.sendMethod(channel.number, { name: 'channel.open' });
    const { method } = await this.receive(channel);
    if (method.name !== 'channel.open-ok') throw new Error(`${method.name} came instead of channel.open-ok`);
  }

  /** Restarts the broker; afterwards there are no connections and channels. */
  async restart(kind: RestartKind): Promise<void> {
    if (this.options.restart === undefined) throw new CaseFault('there is no command to restart the broker');
    const leaving = [...this.connections.values()];
    for (const connection of leaving) void connection.takeLeave();
    await this.options.restart(kind);
    for (const connection of leaving) connection.drop();
    this.connections.clear();
    this.channels.clear();
  }

  connection(name = 'main'): WireConnection {
    const connection = this.connections.get(name);
    if (connection === undefined) throw new CaseFault(`the case has no connection ${name}`);
    return connection;
  }

  channel(name = 'main'): StageChannel {
    const channel = this.channels.get(name);
    if (channel === undefined) throw new CaseFault(`the case has no channel ${name}`);
    return channel;
  }

  /** Where a step speaks: channel 0 of the connection that it names, or a channel. */
  place(step: { readonly on?: string | undefined; readonly connection?: string | undefined }): StageChannel {
    if (step.connection !== undefined) return { connection: this.connection(step.connection), number: 0 };
    return this.channel(step.on);
  }

  receive({ connection, number }: StageChannel): Promise<Command> {
    return connection.receive(number, this.options.timeoutMs);
  }

  /** Remembers what a method declares. */
  noteDeclared(method: Method): void {
    if (method.name === 'queue.declare' && !method.passive) this.queues.add(method.queue);
    if (method.name === 'exchange.declare' && !method.passive) this.exchanges.add(method.exchange);
    if (method.name === 'queue.declare-ok') this.queues.add(method.queue);
  }

  /** Hangs up and deletes what was declared, whatever state the case left it in. */
  async clear(): Promise<void> {
    for (const connection of this.connections.values()) connection.drop();
    const named = (name: string): boolean => name !== '' && !name.startsWith('amq.');
    const queues = [...this.queues].filter(named);
    const exchanges = [...this.exchanges].filter(named);
    if (queues.length + exchanges.length === 0) return;
    await this.openConnection('clearing');
    for (const queue of queues) {
      await this.delete({ name: 'queue.delete', queue, ifUnused: false, ifEmpty: false, noWait: false });
    }
    for (const exchange of exchanges) {
      await this.delete({ name: 'exchange.delete', exchange, ifUnused: false, noWait: false });
    }
    this.connection('clearing').drop();
  }

  /** Each on a channel of its own: one that is refused takes its channel with it. */
  private async delete(method: Method): Promise<void> {
    try {
      await this.openChannel('clearing', 'clearing');
      const channel = this.channel('clearing');
      channel.connection.sendMethod(channel.number, method);
      await this.receive(channel);
    } catch {
      // What cannot be deleted was never declared, or goes with its connection.
    }
  }
}

/** The case itself is wrong: an error of the suite, not of the broker. */
export class CaseFault extends Error {}
