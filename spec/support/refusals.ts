/**
 * What the broker says when it closes a channel or a connection for cause.
 */
import { type MethodName, type MethodOf, methods } from '../../src/wire/methods/methods.js';

/** `failing` is the method the error is about; none for an error that no method caused. */
export function channelClosed(replyCode: number, replyText: string, failing?: MethodName): MethodOf<'channel.close'> {
  return { name: 'channel.close', replyCode, replyText, ...ids(failing) };
}

export function connectionClosed(
  replyCode: number,
  replyText: string,
  failing?: MethodName,
): MethodOf<'connection.close'> {
  return { name: 'connection.close', replyCode, replyText, ...ids(failing) };
}

function ids(failing: MethodName | undefined): { readonly classId: number; readonly methodId: number } {
  if (failing === undefined) return { classId: 0, methodId: 0 };
  const { classId, methodId } = methods[failing];
  return { classId, methodId };
}
