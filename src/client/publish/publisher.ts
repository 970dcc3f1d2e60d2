/**
 * What one channel publishes: confirms, the window of what may be unconfirmed, and what waits for room.
 *
 * It outlives its link: what waits and what is unconfirmed stays here until somebody says that it failed, so
 * that it can be sent again over the next one.
 */
import type { Content } from '../../wire/content/content.js';
import type { MethodOf } from '../../wire/methods/methods.js';
import { NackedError, ReturnedError, type ReturnedMessage } from '../errors.js';
import { abortable, reasonOf } from '../link/abort.js';
import type { ChannelLink } from '../link/channel-link.js';
import { Fifo } from '../values/fifo.js';
import { type Body, encodeBody } from './body.js';
import type { Publication } from './publication.js';
import { PublishHead } from './publish-head.js';
import { type PublishOptions, propertiesOf } from './publish-options.js';
import { findReturned } from './returned.js';
import { Unconfirmed } from './unconfirmed.js';

const done = Promise.resolve();
const nothing = (): void => undefined;

export class Publisher {
  /** What the broker was told of the channel; in `tx` nothing is confirmed but commits. */
  private mode: 'plain' | 'confirm' | 'tx' = 'plain';
  private link: ChannelLink | undefined;
  private head: PublishHead | undefined;
  private failure: Error | undefined;
  private readonly unconfirmed = new Unconfirmed();
  /** What waits for room. */
  private readonly waiting = new Fifo<Publication>();
  /** Who waits until there is room, or until nothing is unconfirmed. */
  private roomAwaiters: (() => void)[] = [];
  private confirmsAwaiters: (() => void)[] = [];

  constructor(
    private readonly unconfirmedMax: number,
    private readonly confirmsByDefault: boolean,
  ) {}

  /** Publications that await their confirm, or room. */
  get unconfirmedCount(): number {
    return this.unconfirmed.count + this.waiting.size;
  }

  get awaitsConfirms(): boolean {
    return this.unconfirmed.count > 0;
  }

  /** Sends what waits over a new link, whose channel is fresh. */
  attach(link: ChannelLink): void {
    this.link = link;
    this.head = new PublishHead(link.number);
    this.mode = 'plain';
    this.failure = undefined;
    this.pump();
  }

  /** The broker was told of a mode. */
  select(mode: 'confirm' | 'tx'): void {
    this.mode = mode;
  }

  publish(exchange: string, routingKey: string, body: Body, options?: PublishOptions): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const signal = options?.signal;
    if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
    let publication: Publication;
    try {
      publication = this.publicationOf(exchange, routingKey, body, options);
      if (!publication.confirm && this.hasRoom) {
        this.write(publication);
        return done;
      }
    } catch (error) {
      const why = error as Error;
      return Promise.reject(why);
    }
    const promise = new Promise<void>((resolve, reject) => {
      publication.resolve = resolve;
      publication.reject = reject;
      if (this.hasRoom) this.send(publication);
      else this.waiting.push(publication);
    });
    return abortable(promise, signal, () => this.waiting.remove(publication));
  }

  /** Resolves when a publish would not have to wait. */
  whenRoom(signal?: AbortSignal): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (this.hasRoom) return done;
    return abortable(new Promise<void>((resolve) => this.roomAwaiters.push(resolve)), signal);
  }

  /** Resolves when nothing awaits its confirm; how each fared its own promise says. */
  whenConfirmed(signal?: AbortSignal): Promise<void> {
    if (this.unconfirmedCount === 0) return done;
    return abortable(new Promise<void>((resolve) => this.confirmsAwaiters.push(resolve)), signal);
  }

  /** Sends what waits, as far as there is room. */
  pump(): void {
    while (this.waiting.size > 0 && this.hasRoomOnWire) this.send(this.waiting.shift()!);
    this.wake();
  }

  confirmed({ name, deliveryTag, multiple }: MethodOf<'basic.ack' | 'basic.nack'>): void {
    const settle = name === 'basic.ack' ? accept : refuse;
    if (multiple) {
      this.unconfirmed.takeUpTo(deliveryTag === 0 ? Number.MAX_SAFE_INTEGER : deliveryTag, settle);
    } else {
      const publication = this.unconfirmed.take(deliveryTag);
      if (publication !== undefined) settle(publication);
    }
    this.pump();
  }

  /** Marks the publication that came back, if it awaits its confirm. */
  returned(method: MethodOf<'basic.return'>, content: Content, returned: ReturnedMessage): void {
    const publication = findReturned(this.unconfirmed, method, content);
    if (publication !== undefined) publication.returned = returned;
  }

  /**
   * The link is gone. With an `error` what is unconfirmed is rejected; without one it waits, before all else, to be
   * sent over the next link: the broker may then have it twice.
   */
  detach(error: Error | undefined): void {
    this.link = undefined;
    const unconfirmed = this.unconfirmed.drain();
    if (error === undefined) {
      for (const publication of [...unconfirmed, ...this.waiting.drain()]) this.waiting.push(publication);
    } else {
      for (const { reject } of unconfirmed) reject(error);
    }
  }

  /** The channel is gone for good: so is all that was not confirmed. */
  fail(error: Error): void {
    this.detach(error);
    this.failure = error;
    for (const { reject } of this.waiting.drain()) reject(error);
    this.wake();
  }

  private get hasRoom(): boolean {
    return this.waiting.size === 0 && this.hasRoomOnWire;
  }

  private get hasRoomOnWire(): boolean {
    const { link } = this;
    return link?.state === 'open' && !link.connection.isCongested && this.unconfirmed.count < this.unconfirmedMax;
  }

  private publicationOf(exchange: string, routingKey: string, body: Body, options?: PublishOptions): Publication {
    return {
      exchange,
      routingKey,
      mandatory: options?.mandatory === true,
      properties: propertiesOf(options, body),
      body: encodeBody(body),
      confirm: this.mode !== 'tx' && (options?.confirm ?? this.confirmsByDefault),
      resolve: nothing,
      reject: nothing,
      returned: undefined,
    };
  }

  private send(publication: Publication): void {
    try {
      this.write(publication);
    } catch (error) {
      publication.reject(error as Error);
      return;
    }
    if (!publication.confirm) publication.resolve();
  }

  private write(publication: Publication): void {
    const { body } = publication;
    const { connection, number } = this.link!;
    const { frames } = connection.outbox;
    const head = this.head!;
    head.aim(publication, publication.properties, body.length, frames.frameMax);
    if (publication.confirm && this.mode === 'plain') {
      this.mode = 'confirm';
      frames.method(number, { name: 'confirm.select', noWait: true });
    }
    frames.framesWithBody(number, head.bytes, head.length, body);
    if (this.mode === 'confirm') this.unconfirmed.push(publication.confirm ? publication : undefined);
    connection.written();
  }

  private wake(): void {
    if (this.roomAwaiters.length > 0 && (this.hasRoom || this.failure !== undefined)) {
      for (const wake of this.roomAwaiters.splice(0)) wake();
    }
    if (this.confirmsAwaiters.length > 0 && this.unconfirmedCount === 0) {
      for (const wake of this.confirmsAwaiters.splice(0)) wake();
    }
  }
}

function accept({ returned, resolve, reject }: Publication): void {
  if (returned === undefined) resolve();
  else reject(new ReturnedError(returned));
}

function refuse({ exchange, routingKey, reject }: Publication): void {
  reject(new NackedError(exchange, routingKey));
}
