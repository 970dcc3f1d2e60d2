/**
 * What `connection.start` says of the server (specification rule "required-fields", RabbitMQ's capabilities).
 */
import { type FieldTable, field } from '../wire/values/field-table.js';

/** Product and version that clients are told. */
export interface Identity {
  readonly product: string;
  /** Numbers with dots: some clients compare it. */
  readonly version: string;
}

/** What this broker does beyond the specification; a client may rely on each. */
const capabilities = {
  publisher_confirms: field.bool(true),
  exchange_exchange_bindings: field.bool(true),
  'basic.nack': field.bool(true),
  consumer_cancel_notify: field.bool(true),
  'connection.blocked': field.bool(true),
  authentication_failure_close: field.bool(true),
  per_consumer_qos: field.bool(true),
  direct_reply_to: field.bool(true),
};

export function serverProperties({ product, version }: Identity): FieldTable {
  return new Map([
    ['capabilities', field.table(capabilities)],
    ['product', field.text(product)],
    ['version', field.text(version)],
    ['platform', field.text(`Node.js ${process.versions.node}`)],
    ['copyright', field.text('The Leveret authors')],
    ['information', field.text('Licensed under the Apache License 2.0')],
  ]);
}
