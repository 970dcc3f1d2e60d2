/**
 * What was asked on one channel and is not answered yet. A broker answers in order (specification section 4.3).
 */
import type { Content } from '../../wire/content/content.js';
import { type Method, type MethodName, type MethodSpec, methods } from '../../wire/methods/methods.js';
import { Fifo } from '../values/fifo.js';

export interface Reply {
  readonly method: Method;
  readonly content: Content | undefined;
}

/** A call that awaits its reply. */
export interface AwaitedCall {
  readonly method: Method;
  /** Holds the stack of the caller. */
  readonly site: { readonly stack?: string };
  readonly replies: readonly MethodName[];
  /** Takes the reply in the turn in which it comes. */
  readonly take: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export class ReplyQueue {
  private readonly calls = new Fifo<AwaitedCall>();

  get size(): number {
    return this.calls.size;
  }

  /** Awaits one of `replies` to `method`, and makes of it what `read` does, in the turn in which it comes. */
  expect<T>(method: Method, replies: readonly MethodName[], read: (reply: Reply) => T): Promise<T> {
    const site = {};
    // An error that comes with a frame has no stack worth reading: it gets that of the call.
    Error.captureStackTrace(site);
    return new Promise((resolve, reject) => {
      const take = (reply: Reply): void => resolve(read(reply));
      this.calls.push({ method, site, replies, take, reject });
    });
  }

  /** Hands a reply to whom it is for; false when nobody awaits it. */
  reply(method: Method, content: Content | undefined): boolean {
    const call = this.calls.peek();
    if (call?.replies.includes(method.name) !== true) return false;
    this.calls.shift();
    call.take({ method, content });
    return true;
  }

  /** The call that a close method with these ids is about. */
  find(classId: number, methodId: number): Method | undefined {
    // Whatever came before it is answered: it can only be the first.
    const method = this.calls.peek()?.method;
    const spec: MethodSpec | undefined = method && methods[method.name];
    return spec?.classId === classId && spec.methodId === methodId ? method : undefined;
  }

  /** Nothing is answered any more: each call gets an error of its own, with the stack of the call. */
  fail(again: () => Error): void {
    for (const { site, reject } of this.calls.drain()) {
      const error = again();
      const frames = site.stack?.replace(/^.*\n/, '');
      error.stack = `${error.name}: ${error.message}\n${frames ?? ''}`;
      reject(error);
    }
  }
}
