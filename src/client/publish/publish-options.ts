/**
 * What may be said of a message that is published.
 */
import type { BasicProperties } from '../../wire/content/properties.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { type PlainTable, toFieldTable } from '../values/field-values.js';
import { type Body, JSON_CONTENT_TYPE, isJson } from './body.js';

export interface PublishOptions {
  /** Returned when it reaches no queue, which rejects the promise with a ReturnedError. Default: false. */
  readonly mandatory?: boolean;
  /** False: the promise resolves as soon as the message is on its way. Default: that of the channel. */
  readonly confirm?: boolean;
  /** Survives a restart in a durable queue (delivery-mode 2). Default: true. */
  readonly persistent?: boolean;
  /** Default: `application/json` for a body that is sent as JSON, else none. */
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Plain values, or a Map of values with exact types. */
  readonly headers?: PlainTable | FieldTable;
  /** More routing keys (header `CC`). */
  readonly cc?: readonly string[];
  /** More routing keys that no consumer sees (header `BCC`). */
  readonly bcc?: readonly string[];
  /** 0 to 255. */
  readonly priority?: number;
  readonly correlationId?: string;
  readonly replyTo?: string;
  /** How long it may wait in a queue, in milliseconds. */
  readonly expiration?: number | string;
  readonly messageId?: string;
  /** A date, or seconds since 1970. */
  readonly timestamp?: Date | number | bigint;
  readonly type?: string;
  readonly userId?: string;
  readonly appId?: string;
  readonly clusterId?: string;
  /**
   * All properties, headers included, as they are to go out: for passing a message on unchanged. The options for
   * single properties are then not looked at.
   */
  readonly properties?: Readonly<BasicProperties>;
  /** Gives up waiting for room, or for the confirm; what is sent already cannot be taken back. */
  readonly signal?: AbortSignal;
}

const PERSISTENT = 2;
const TRANSIENT = 1;

/** The properties of all messages without options: never written to. */
const persistentAlone: BasicProperties = { deliveryMode: PERSISTENT };
const persistentJson: BasicProperties = { deliveryMode: PERSISTENT, contentType: JSON_CONTENT_TYPE };

/** The properties that go on the wire. */
export function propertiesOf(options: PublishOptions | undefined, body: Body): BasicProperties {
  if (options === undefined) return isJson(body) ? persistentJson : persistentAlone;
  if (options.properties !== undefined) return options.properties;
  const properties: BasicProperties = { deliveryMode: options.persistent === false ? TRANSIENT : PERSISTENT };
  if (isJson(body)) properties.contentType = JSON_CONTENT_TYPE;
  for (const name in options) {
    const copy = copiers[name as keyof PublishOptions];
    if (copy !== undefined) copy(properties, options);
  }
  if (options.cc !== undefined || options.bcc !== undefined) addRoutes(properties, options);
  return properties;
}

type TextOption =
  | 'contentType'
  | 'contentEncoding'
  | 'correlationId'
  | 'replyTo'
  | 'messageId'
  | 'type'
  | 'userId'
  | 'appId'
  | 'clusterId';

type Copier = (properties: BasicProperties, options: PublishOptions) => void;

/** An option that is given as `undefined` is not given. */
function same(name: TextOption): Copier {
  return (properties, options) => {
    const value = options[name];
    if (value !== undefined) properties[name] = value;
  };
}

const copiers: Readonly<Partial<Record<keyof PublishOptions, Copier>>> = {
  contentType: same('contentType'),
  contentEncoding: same('contentEncoding'),
  priority: (properties, { priority }) => {
    if (priority !== undefined) properties.priority = priority;
  },
  correlationId: same('correlationId'),
  replyTo: same('replyTo'),
  messageId: same('messageId'),
  type: same('type'),
  userId: same('userId'),
  appId: same('appId'),
  clusterId: same('clusterId'),
  headers: (properties, { headers }) => {
    if (headers !== undefined) properties.headers = toFieldTable(headers);
  },
  expiration: (properties, { expiration }) => {
    if (expiration !== undefined) properties.expiration = String(expiration);
  },
  timestamp: (properties, { timestamp }) => {
    if (timestamp === undefined) return;
    properties.timestamp = timestamp instanceof Date ? Math.floor(timestamp.getTime() / 1000) : timestamp;
  },
};

function addRoutes(properties: BasicProperties, { cc, bcc }: PublishOptions): void {
  const routes: { -readonly [Name in keyof PlainTable]: PlainTable[Name] } = {};
  if (cc !== undefined) routes.CC = cc;
  if (bcc !== undefined) routes.BCC = bcc;
  properties.headers = new Map([...(properties.headers ?? []), ...toFieldTable(routes)]);
}
