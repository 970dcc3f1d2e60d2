/**
 * What one channel publishes: confirms, the window of what may be unconfirmed, and what waits for room.
 *
 * It outlives its link: what waits for room, and where the program asks for it what is unconfirmed, stays here to be
 * sent over the next one.
 */
import { randomBytes } from 'node:crypto';
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

/** How much a publisher bears. */
export interface PublisherSettings {
  readonly unconfirmedMax: number;
  /** Whether publishes are confirmed that do not say. */
  readonly confirm: boolean;
  /** What is unconfirmed is sent again over the next link; each message then has an id. */
  readonly resends: boolean;
  /** Publishes wait while there is no link. */
  readonly waits: boolean;
}

const done = Promise.resolve();
const nothing = (): void => undefined;
const PREFIX_BYTES = 9;

export class Publisher {
  /** What the broker was told of the channel; in `tx` nothing is confirmed but commits. */
  private mode: 'plain' | 'confirm' | 'tx' = 'plain';
  private link: ChannelLink | undefined;
  private head: PublishHead | undefined;
  private failure: Error | undefined;
  /** Why there is no link at the moment, and none is about to come. */
  private outage: Error | undefined;
  /** True when something was published since the last commit. */
  hasUncommitted = false;
  private readonly idPrefix = randomBytes(PREFIX_BYTES).toString('base64url');
  private idCount = 0;
  private readonly unconfirmed = new Unconfirmed();
  /** What waits for room. */
  private readonly waiting = new Fifo<Publication>();
  /** Who waits until there is room, or until nothing is unconfirmed. */
  private roomAwaiters: (() => void)[] = [];
  private confirmsAwaiters: (() => void)[] = [];

  private readonly unconfirmedMax: number;

  constructor(private readonly settings: PublisherSettings) {
    this.unconfirmedMax = settings.unconfirmedMax;
  }

  /** Publications that await their confirm, or room. */
  get unconfirmedCount(): number {
    return this.unconfirmed.count + this.waiting.size;
  }

  get awaitsConfirms(): boolean {
    return this.unconfirmed.count > 0;
  }

  get isTransactional(): boolean {
    return this.mode === 'tx';
  }

  /** Sends what waits over a new link, whose channel is fresh, but for what a transaction needs. */
  attach(link: ChannelLink): void {
    this.link = link;
    this.head = new PublishHead(link.number);
    if (this.mode === 'confirm') this.mode = 'plain';
    this.outage = undefined;
    this.pump();
  }

  /** A link is there, and comes as soon as the channel is what it was: publishes wait for it. */
  expectLink(): void {
    this.outage = undefined;
  }

  /** The broker was told of a mode. */
  select(mode: 'confirm' | 'tx'): void {
    this.mode = mode;
  }

  publish(exchange: string, routingKey: string, body: Body, options?: PublishOptions): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (this.outage !== undefined && !this.mayWait) return Promise.reject(this.outage);
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
   * The link is gone, and another may come. What is unconfirmed is rejected, or, where it is resent and `mayResend`,
   * put before all that waits: the broker may then have it twice.
   */
  detach(error: Error, mayResend: boolean): void {
    const { resends, waits } = this.settings;
    this.link = undefined;
    this.outage = error;
    const unconfirmed = this.unconfirmed.drain();
    const waiting = this.waiting.drain();
    const isResent = resends && mayResend;
    const isKept = isResent || waits || !mayResend;
    for (const publication of unconfirmed) {
      publication.returned = undefined;
      if (isResent) this.waiting.push(publication);
      else publication.reject(error);
    }
    for (const publication of waiting) {
      if (isKept) this.waiting.push(publication);
      else publication.reject(error);
    }
    this.wake();
  }

  /** The channel is gone for good: so is all that was not confirmed. */
  fail(error: Error): void {
    this.link = undefined;
    this.failure = error;
    for (const { reject } of [...this.unconfirmed.drain(), ...this.waiting.drain()]) reject(error);
    this.wake();
  }

  private get mayWait(): boolean {
    return this.settings.waits && this.waiting.size < this.unconfirmedMax;
  }

  private get hasRoom(): boolean {
    return this.waiting.size === 0 && this.hasRoomOnWire;
  }

  private get hasRoomOnWire(): boolean {
    const { link } = this;
    return link?.state === 'open' && !link.connection.isCongested && this.unconfirmed.count < this.unconfirmedMax;
  }

  private publicationOf(exchange: string, routingKey: string, body: Body, options?: PublishOptions): Publication {
    const { settings } = this;
    let properties = propertiesOf(options, body);
    if (settings.resends && properties.messageId === undefined) {
      properties = { ...properties, messageId: `${this.idPrefix}-${++this.idCount}` };
    }
    return {
      exchange,
      routingKey,
      mandatory: options?.mandatory === true,
      properties,
      body: encodeBody(body),
      confirm: this.mode !== 'tx' && (options?.confirm ?? settings.confirm),
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
    else if (this.mode === 'tx') this.hasUncommitted = true;
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
