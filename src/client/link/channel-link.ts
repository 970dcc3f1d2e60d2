/**
 * One channel on one connection: it is gone with either. The channel that a program holds, and what it
 * publishes and consumes, is its receiver and may outlive it.
 */
import type { Content } from '../../wire/content/content.js';
import type { Method, MethodName, MethodOf } from '../../wire/methods/methods.js';
import { methodName } from '../../wire/methods/methods.js';
import { ChannelClosedError, InvalidOptionError, ProtocolError } from '../errors.js';
import type { ConnectionLink } from './connection-link.js';
import { type Reply, ReplyQueue } from './reply-queue.js';

/** Hears of what comes on a channel, in the turn in which it comes. */
export interface ChannelReceiver {
  /** True while the broker owes confirms. */
  readonly awaitsConfirms: boolean;
  delivered(method: MethodOf<'basic.deliver'>, content: Content): void;
  returned(method: MethodOf<'basic.return'>, content: Content): void;
  confirmed(method: MethodOf<'basic.ack' | 'basic.nack'>): void;
  /** The broker ended a consumer. */
  cancelled(consumerTag: string): void;
  /** Settlements that are held back have to go out now: a method follows. */
  flush(): void;
  /** The socket takes bytes again, or the broker takes publishes again. */
  resumed(): void;
  /** The channel is gone; called once. */
  closed(error: Error): void;
}

/** Makes the same error again, with a stack of its own. */
export type ErrorMaker = () => Error;

const nothing = (): void => undefined;

export class ChannelLink {
  state: 'open' | 'closing' | 'closed' = 'open';
  readonly replies = new ReplyQueue();
  private failure: ErrorMaker | undefined;

  constructor(
    readonly connection: ConnectionLink,
    readonly number: number,
    private readonly receiver: ChannelReceiver,
  ) {}

  /** True when something is owed that can only be had by reading on. */
  get isAwaited(): boolean {
    return this.replies.size > 0 || this.receiver.awaitsConfirms;
  }

  /** Sends a method and awaits its reply. Rejects when the channel goes before it comes, or a name is too long. */
  call<Name extends MethodName>(method: Method, reply: Name): Promise<MethodOf<Name>> {
    return this.ask(method, [reply], (answer) => answer.method as MethodOf<Name>);
  }

  /** The same, of what `read` makes of the reply in the turn in which it comes. */
  ask<T>(method: Method, replies: readonly MethodName[], read: (reply: Reply) => T): Promise<T> {
    if (this.state !== 'open') return Promise.reject(this.whyNot());
    try {
      this.write(method);
    } catch (cause) {
      return Promise.reject(new InvalidOptionError((cause as Error).message, { cause }));
    }
    const reply = this.replies.expect(method, replies, read);
    this.connection.written();
    return reply;
  }

  /** Sends a method that has no reply. */
  send(method: Method): void {
    if (this.state === 'closed') return;
    this.write(method);
    this.connection.written();
  }

  /** Sends a settlement; those that are held back do not matter to it. */
  sendSettlement(method: MethodOf<'basic.ack' | 'basic.nack' | 'basic.reject'>): void {
    if (this.state !== 'open') return;
    this.connection.outbox.frames.method(this.number, method);
    this.connection.written();
  }

  receive(method: Method, content: Content | undefined): void {
    if (method.name === 'channel.close') {
      this.closedByBroker(method);
      return;
    }
    if (this.state === 'closing' && method.name !== 'channel.close-ok') return;
    switch (method.name) {
      case 'basic.deliver':
        this.receiver.delivered(method, content!);
        return;
      case 'basic.ack':
      case 'basic.nack':
        this.receiver.confirmed(method);
        return;
      case 'basic.return':
        this.receiver.returned(method, content!);
        return;
      case 'basic.cancel':
        this.receiver.cancelled(method.consumerTag);
        if (!method.noWait) this.send({ name: 'basic.cancel-ok', consumerTag: method.consumerTag });
        return;
      case 'channel.flow':
        this.send({ name: 'channel.flow-ok', active: method.active });
        return;
      default:
        if (!this.replies.reply(method, content)) {
          throw new ProtocolError(`the broker sent ${method.name} on channel ${this.number}, which nobody awaits`);
        }
    }
  }

  /** Closes the channel, without waiting for anything but the broker's answer. */
  async close(): Promise<void> {
    if (this.state !== 'open') return;
    this.receiver.flush();
    this.state = 'closing';
    const error: ErrorMaker = () => new ChannelClosedError(200, 'closed by the program');
    // What was called before and is still unanswered goes unanswered: the broker may answer it all the same.
    this.replies.fail(error);
    const close = { name: 'channel.close', replyCode: 200, replyText: 'Goodbye', classId: 0, methodId: 0 } as const;
    const reply = this.replies.expect(close, ['channel.close-ok'], nothing);
    this.send(close);
    await reply.catch(() => undefined); // gone all the same
    this.lose(error);
  }

  /** Gives the channel up because of what came on it. */
  refuse(replyCode: number, replyText: string): void {
    if (this.state !== 'open') return;
    const close = { name: 'channel.close', replyCode, replyText, classId: 0, methodId: 0 } as const;
    this.send(close);
    this.state = 'closing';
    const error: ErrorMaker = () => new ChannelClosedError(replyCode, replyText);
    this.replies.fail(error);
    this.failure = error;
    this.replies.expect(close, ['channel.close-ok'], nothing).then(
      () => this.lose(error),
      () => undefined,
    );
    this.receiver.closed(error());
  }

  /** It is gone. */
  lose(error: ErrorMaker): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    const told = this.failure !== undefined;
    this.failure ??= error;
    this.connection.forget(this);
    this.replies.fail(this.failure);
    if (!told) this.receiver.closed(error());
  }

  resumed(): void {
    this.receiver.resumed();
  }

  /** Why nothing can be asked any more. */
  whyNot(): Error {
    return this.failure?.() ?? new ChannelClosedError(200, 'closed by the program');
  }

  private write(method: Method): void {
    this.receiver.flush();
    this.connection.outbox.frames.method(this.number, method);
  }

  private closedByBroker({ replyCode, replyText, classId, methodId }: MethodOf<'channel.close'>): void {
    this.connection.outbox.frames.method(this.number, { name: 'channel.close-ok' });
    this.connection.written();
    const culprit = this.replies.find(classId, methodId);
    const name = methodName(classId, methodId);
    this.lose(() => new ChannelClosedError(replyCode, replyText, name, culprit));
  }
}
