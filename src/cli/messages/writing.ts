/**
 * Messages as they are shown: for people, as lines of JSON in the shape of RabbitMQ's HTTP API, or bodies alone.
 */
import type { Delivery } from '../../client/index.js';
import { payloadToJson } from '../../core/json/payload-json.js';
import { propertiesToJson } from '../../core/json/properties-json.js';
import type { Context } from '../context.js';
import { csvLine } from '../output/csv.js';
import { type Row, type Value, cellText } from '../output/format.js';
import { isColoured } from '../output/present.js';
import { visible, visibleLines } from '../output/visible.js';
import { yamlText } from '../output/yaml.js';

/** Writes one message; the promise resolves when there is room for another. */
export type MessageWriter = (delivery: Delivery) => Promise<void>;

/** A message as RabbitMQ's HTTP API has it, with whatever else is known of it. */
export interface MessageRow extends Row {
  readonly exchange: string;
  readonly routing_key: string;
  readonly redelivered: boolean;
  /** With the headers; none at all is an empty list. */
  readonly properties: Value;
  readonly payload_bytes: number;
  readonly payload: string;
  readonly payload_encoding: string;
}

const CSV_KEYS = ['exchange', 'routing_key', 'redelivered', 'properties', 'payload_encoding', 'payload'];

/** Bodies alone, a line each, when `raw`; else what `--format` says. */
export function messageWriter(context: Context, raw: boolean): MessageWriter {
  const write = rowWriter(context, raw);
  return (delivery) => write(messageRow(delivery));
}

/** The same for what the management API tells of messages. */
export function rowWriter(context: Context, raw: boolean): (row: MessageRow) => Promise<void> {
  const { stdout } = context.streams;
  if (raw) return (row) => stdout.write(Buffer.concat([bodyOf(row), Buffer.from('\n')]));
  const bold = isColoured(context);
  let count = 0;
  switch (context.values.format) {
    case 'table':
      return (row) => stdout.write(`${count++ === 0 ? '' : '\n'}${prettyText(row, bold)}`);
    case 'json':
      return (row) => stdout.write(`${JSON.stringify(row)}\n`);
    case 'csv':
      return (row) => {
        const names = count++ === 0 ? csvLine(CSV_KEYS) : '';
        return stdout.write(names + csvLine(CSV_KEYS.map((key) => cellText(row[key]))));
      };
    case 'yaml':
      return (row) => stdout.write(`---\n${yamlText(row)}`);
  }
}

function messageRow(delivery: Delivery): MessageRow {
  const { exchange, routingKey, redelivered, bodySize, body } = delivery;
  return {
    exchange,
    routing_key: routingKey,
    redelivered,
    properties: propertiesJson(delivery),
    payload_bytes: bodySize,
    ...payloadToJson(body, 'auto'),
  };
}

/** With the headers; none at all is an empty object. */
function propertiesJson({ properties, typedHeaders }: Delivery): Readonly<Record<string, Value>> {
  const json = propertiesToJson({ ...properties, ...(typedHeaders.size > 0 && { headers: typedHeaders }) });
  return Array.isArray(json) ? {} : (json as Readonly<Record<string, Value>>);
}

function bodyOf({ payload, payload_encoding: encoding }: MessageRow): Buffer {
  return Buffer.from(payload, encoding === 'base64' ? 'base64' : 'utf8');
}

/** A line of where it came from, a line for each property, and the body. */
function prettyText(row: MessageRow, bold: boolean): string {
  const { exchange, routing_key: routingKey, redelivered, payload_bytes: bytes, payload } = row;
  const id = typeof row.id === 'string' ? `${row.id}  ` : '';
  const from = `${id}${exchange === '' ? '(default exchange)' : exchange}  ${routingKey}`;
  const first = `${visible(from)}  ${bytes} bytes${redelivered ? ', redelivered' : ''}`;
  const { headers, ...properties } = row.properties as Readonly<Record<string, Value>>;
  const named = [
    ...Object.entries(properties),
    ...Object.entries(headers ?? {}).map(([k, v]) => [`${k}:`, v] as const),
  ];
  const lines = named.map(([name, value]) => `  ${visible(name)} ${visible(cellText(value as Value))}\n`);
  const text = row.payload_encoding === 'base64' ? `(base64) ${payload}` : visibleLines(payload);
  return `${bold ? `\u001b[1m${first}\u001b[22m` : first}\n${lines.join('')}${text}${text.endsWith('\n') ? '' : '\n'}`;
}
