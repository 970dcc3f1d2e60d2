/**
 * Refusals that several methods share, with RabbitMQ's reply texts.
 */
import { ChannelError, ConnectionError } from '../wire/methods/errors.js';
import type { FieldValue } from '../wire/values/field-table.js';
import { fieldText, fieldTypeName } from './field-text.js';

export type ResourceKind = 'queue' | 'exchange';

/** Code and text of a refusal for somebody who has no channel: without the name of the code before the text. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

/** What an error says to a client; `undefined` for an error that is none of the protocol's. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof ChannelError || error instanceof ConnectionError)) return undefined;
  return { code: error.replyCode, text: error.replyText.replace(/^[A-Z_]+ - /, '') };
}

/** `queue 'q' in vhost '/'` */
export function resourceText(kind: ResourceKind, name: string, vhost: string): string {
  return `${kind} '${name}' in vhost '${vhost}'`;
}

export function notFound(kind: ResourceKind, name: string, vhost: string): ChannelError {
  return new ChannelError('NOT_FOUND', `no ${resourceText(kind, name, vhost)}`);
}

export function reservedName(kind: ResourceKind, name: string): ChannelError {
  return new ChannelError('ACCESS_REFUSED', `${kind} name '${name}' contains reserved prefix 'amq.*'`);
}

export function defaultExchangeRefused(): ChannelError {
  return new ChannelError('ACCESS_REFUSED', 'operation not permitted on the default exchange');
}

export function queueLocked(name: string, vhost: string): ChannelError {
  return new ChannelError(
    'RESOURCE_LOCKED',
    `cannot obtain exclusive access to locked ${resourceText('queue', name, vhost)}. It could be originally declared ` +
      'on another connection or the exclusive property value does not match that of the original declaration.',
  );
}

export function exclusiveUse(name: string, vhost: string): ChannelError {
  return new ChannelError('ACCESS_REFUSED', `${resourceText('queue', name, vhost)} in exclusive use`);
}

/** `basic.get` would take what the active consumer is to have, out of order. */
export function singleActiveGet(name: string, vhost: string, queueType: string): ChannelError {
  const detail = `cannot obtain access to locked ${resourceText('queue', name, vhost)}. basic.get operations are not `;
  return new ChannelError('RESOURCE_LOCKED', `${detail}supported by ${queueType} queues with single active consumer`);
}

/** An x-argument has a value that makes no sense; `wrong` says what is wrong with it. */
export function invalidArgument(argument: string, where: string, wrong: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `invalid arg '${argument}' for ${where}: ${wrong}`);
}

/** An x-argument is not for queues of this type, by the name that RabbitMQ's texts have for it. */
export function argumentOfOtherType(argument: string, where: string, module: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `invalid arg '${argument}' for ${where} of queue type ${module}`);
}

/** A property differs: both values as text. */
export function inequivalentProperty(
  argument: string,
  resource: string,
  received: string,
  current: string,
): ChannelError {
  return inequivalent(argument, resource, `'${received}'`, `'${current}'`);
}

/** An x-argument differs, or is on one side only. */
export function inequivalentArgument(
  argument: string,
  resource: string,
  received: FieldValue | undefined,
  current: FieldValue | undefined,
): ChannelError {
  if (received !== undefined && current !== undefined) {
    return inequivalentProperty(argument, resource, fieldText(received), fieldText(current));
  }
  return inequivalent(argument, resource, described(received), described(current));
}

function inequivalent(argument: string, resource: string, received: string, current: string): ChannelError {
  const detail = `inequivalent arg '${argument}' for ${resource}: received ${received} but current is ${current}`;
  return new ChannelError('PRECONDITION_FAILED', detail);
}

function described(value: FieldValue | undefined): string {
  if (value === undefined) return 'none';
  return `the value '${fieldText(value)}' of type '${fieldTypeName(value)}'`;
}
