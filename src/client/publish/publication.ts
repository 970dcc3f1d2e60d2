/**
 * A message on its way to the broker, with the promise that its publisher got.
 */
import type { BasicProperties } from '../../wire/content/properties.js';
import type { ReturnedMessage } from '../errors.js';
import type { Address } from './publish-head.js';

export interface Publication extends Address {
  readonly properties: BasicProperties;
  readonly body: Buffer;
  /** False when the promise resolves as soon as the message is written. */
  readonly confirm: boolean;
  resolve: () => void;
  reject: (error: Error) => void;
  /** Set when it came back; its promise is rejected once the broker is done with it. */
  returned: ReturnedMessage | undefined;
}
