/**
 * A death as fields of tables. Messages often die together, so what was made last is used again.
 */
import {
  type RawField,
  arrayValue,
  integerField,
  rawField,
  sortedFields,
  tableValue,
  textField,
  textValue,
} from '../../wire/content/raw-fields.js';
import type { Death } from './death.js';

const COUNT = Buffer.from('count');
const REASON = Buffer.from('reason');
const QUEUE = Buffer.from('queue');
const TIME = Buffer.from('time');
const EXCHANGE = Buffer.from('exchange');
const ROUTING_KEYS = Buffer.from('routing-keys');
const ORIGINAL_EXPIRATION = Buffer.from('original-expiration');

const FIRST_DEATH = placeNames('first');
const LAST_DEATH = placeNames('last');

interface Places {
  readonly death: Death;
  /** `x-first-death-*`. */
  readonly first: readonly RawField[];
  /** `x-last-death-*`. */
  readonly last: readonly RawField[];
}

let lastPlaces: Places | undefined;
let lastEntry: { readonly death: Death; readonly fields: readonly RawField[] } | undefined;

/** The headers that name one death. */
export function placesOf(death: Death): Places {
  if (lastPlaces === undefined || !isSamePlace(lastPlaces.death, death)) {
    lastPlaces = { death, first: place(FIRST_DEATH, death), last: place(LAST_DEATH, death) };
  }
  return lastPlaces;
}

/** The entry of `x-death` for a first death of its kind. RabbitMQ sorts the fields unless it is the very first entry. */
export function entryOf(death: Death, expiration: string | undefined, isSorted: boolean): Buffer {
  if (lastEntry === undefined || !isSameEntry(lastEntry.death, death))
    lastEntry = { death, fields: entryFields(death) };
  const fields = [...lastEntry.fields];
  if (expiration !== undefined) fields.push(textField(ORIGINAL_EXPIRATION, expiration));
  return tableValue(isSorted ? sortedFields(fields) : fields);
}

export function countField(count: bigint): RawField {
  return integerField(COUNT, 'l', count);
}

function entryFields({ queue, reason, exchange, routingKeys, timeSeconds }: Death): RawField[] {
  return [
    countField(1n),
    textField(REASON, reason),
    textField(QUEUE, queue),
    integerField(TIME, 'T', timeSeconds),
    textField(EXCHANGE, exchange),
    rawField(ROUTING_KEYS, arrayValue(routingKeys.map(textValue))),
  ];
}

interface PlaceNames {
  readonly queue: Buffer;
  readonly reason: Buffer;
  readonly exchange: Buffer;
}

function placeNames(which: 'first' | 'last'): PlaceNames {
  const name = (what: string): Buffer => Buffer.from(`x-${which}-death-${what}`);
  return { queue: name('queue'), reason: name('reason'), exchange: name('exchange') };
}

function place(names: PlaceNames, { queue, reason, exchange }: Death): RawField[] {
  return [textField(names.exchange, exchange), textField(names.queue, queue), textField(names.reason, reason)];
}

function isSamePlace(a: Death, b: Death): boolean {
  return a.queue === b.queue && a.reason === b.reason && a.exchange === b.exchange;
}

function isSameEntry(a: Death, b: Death): boolean {
  return (
    isSamePlace(a, b) &&
    a.timeSeconds === b.timeSeconds &&
    a.routingKeys.length === b.routingKeys.length &&
    a.routingKeys.every((key, i) => key === b.routingKeys[i])
  );
}
