/**
 * A message as it is published again after its death: its headers tell where, why and how often it died,
 * and it does not expire by itself once more. All else is as it was.
 *
 * The bytes are those of RabbitMQ 3.10, with the headers `x-last-death-*` of later versions. Unlike 3.10,
 * which turns the older entries of `x-death` around each time, it keeps the newest first, as later ones do.
 */
import type { Content } from '../../wire/content/content.js';
import { arrayValue, fieldsAt, mergedFields, rawField, tableValue } from '../../wire/content/raw-fields.js';
import { withRawHeaders } from '../../wire/content/rewrite.js';
import { isInteger } from '../../wire/values/field-table.js';
import { Reader } from '../../wire/values/reader.js';
import { DEATH_HISTORY_BYTES } from '../limits.js';
import { countField, entryOf, placesOf } from './death-fields.js';
import type { Death } from './death.js';
import { type RecordedDeath, X_DEATH, recordedDeaths } from './x-death.js';

const COUNT_MAX = 2n ** 63n - 1n;

const none: readonly RecordedDeath[] = [];

export function withDeath(content: Content, death: Death): Content {
  const recorded = recordedDeaths(content);
  const same = recorded?.filter((one) => isSame(one, death)) ?? none;
  const others = recorded?.filter((one) => !isSame(one, death)) ?? none;
  const newest =
    same.length === 0 ? entryOf(death, content.textProperty('expiration'), recorded !== undefined) : oneMore(same);
  const entries = [newest, ...remembered(others, death.reason === 'rejected', newest.length)];
  const { first, last } = placesOf(death);
  const xDeath = rawField(X_DEATH, arrayValue(entries));
  const isFirst = recorded === undefined && content.header(X_DEATH) === undefined;
  return withRawHeaders(content, isFirst ? [xDeath, ...first, ...last] : [xDeath, ...last], 'expiration');
}

function isSame(recorded: RecordedDeath, death: Death): boolean {
  return recorded.queue === death.queue && recorded.reason === death.reason;
}

/** The entry of one that was there, and says of its first time what it said. Old brokers wrote one for each time. */
function oneMore(same: readonly RecordedDeath[]): Buffer {
  const { bytes } = same[0]!;
  const before = countOf(bytes) ?? BigInt(same.length);
  return tableValue(mergedFields(fieldsAt(bytes, 1), [countField(before < COUNT_MAX ? before + 1n : before)]));
}

/** `undefined` when a client left it out, or gave something else than an integer. */
function countOf(entry: Buffer): bigint | undefined {
  const count = new Reader().aim(entry, 1).table().get('count');
  return count !== undefined && isInteger(count) ? BigInt(count.value) : undefined;
}

/** All entries up to the newest rejection, which tell cycles, and behind it as many as there is room for. */
function remembered(deaths: readonly RecordedDeath[], isRejected: boolean, newestBytes: number): Buffer[] {
  const kept: Buffer[] = [];
  let rejected = isRejected;
  let total = newestBytes;
  for (const { reason, bytes } of deaths) {
    total += bytes.length;
    if (rejected && total > DEATH_HISTORY_BYTES) break;
    rejected ||= reason === 'rejected';
    kept.push(bytes);
  }
  return kept;
}
