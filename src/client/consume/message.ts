/**
 * A message as it came: where it was published to, properties and body, read when they are asked for.
 */
import type { Content } from '../../wire/content/content.js';
import type { BasicProperties } from '../../wire/content/properties.js';
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import { type ReceivedTable, fromFieldTable } from '../values/field-values.js';

/** The properties of class basic but the headers. `timestamp` is in seconds since 1970, `expiration` in milliseconds. */
export type MessageProperties = Omit<Readonly<BasicProperties>, 'headers'>;

export class Message {
  // Truly private: a message that is logged shows what it is, not what it is made of.
  readonly #content: Content;
  #decoded: BasicProperties | undefined;
  #plainHeaders: ReceivedTable | undefined;

  constructor(
    /** The exchange that it was published to. */
    readonly exchange: string,
    readonly routingKey: string,
    content: Content,
  ) {
    this.#content = content;
  }

  /**
   * The body. It is a view of what came with it from the socket, of 64 KiB or less: who keeps many small bodies
   * for long keeps copies instead, by `Buffer.from(message.body)`.
   */
  get body(): Buffer {
    return this.#content.body();
  }

  /** Bytes of the body. */
  get bodySize(): number {
    return this.#content.bodySize;
  }

  get properties(): MessageProperties {
    return this.all;
  }

  /** The headers as plain values; an empty object when there are none. */
  get headers(): ReceivedTable {
    return (this.#plainHeaders ??= fromFieldTable(this.typedHeaders));
  }

  /** The headers with their exact AMQP types. */
  get typedHeaders(): FieldTable {
    return this.all.headers ?? emptyTable;
  }

  /** The body as UTF-8. */
  text(): string {
    return this.body.toString('utf8');
  }

  /** The body as JSON. @throws SyntaxError when it is none */
  json(): unknown {
    return JSON.parse(this.text());
  }

  private get all(): BasicProperties {
    return (this.#decoded ??= this.#content.properties());
  }
}
