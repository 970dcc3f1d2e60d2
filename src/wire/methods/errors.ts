/**
 * The two ways in which a peer is told that it did wrong.
 *
 * Thrown anywhere below a session, caught in one place (`core/session/connection.ts`, and for
 * framing in `server/socket-connection.ts`). Anything else that is caught there is a bug of ours.
 */
import { type ChannelReplyName, type ReplyName, replyCodes, replyText } from './reply-code.js';

/** The method an error is about: travels as class-id and method-id of the close method, 0/0 when there is none. */
export interface FailingMethod {
  readonly classId: number;
  readonly methodId: number;
}

/** Closes one channel (specification section 1.2, "soft-error"). */
export class ChannelError extends Error {
  readonly replyCode: number;
  readonly replyText: string;

  constructor(name: ChannelReplyName, explanation: string) {
    const text = replyText(name, explanation);
    super(text);
    this.name = 'ChannelError';
    this.replyCode = replyCodes[name];
    this.replyText = text;
  }
}

/** Closes the whole connection (specification section 1.2, "hard-error"). */
export class ConnectionError extends Error {
  readonly replyCode: number;
  readonly replyText: string;
  /** Set where the thrower knows the method and the catcher cannot (errors met while decoding). */
  failingMethod: FailingMethod | undefined;

  constructor(name: ReplyName, explanation: string, failingMethod?: FailingMethod) {
    const text = replyText(name, explanation);
    super(text);
    this.name = 'ConnectionError';
    this.replyCode = replyCodes[name];
    this.replyText = text;
    this.failingMethod = failingMethod;
  }
}
