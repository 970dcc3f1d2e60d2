/**
 * The filters of Leveret's management API for messages that came over AMQP, from whichever broker.
 */
import type { Delivery, FieldTable } from '../../client/index.js';
import { toFieldTable } from '../../client/values/field-values.js';
import { Pattern } from '../../core/pattern/pattern.js';
import { PatternError } from '../../core/pattern/pattern-error.js';
import { sameValue } from '../../core/routing/field-equality.js';
import { wrongUse } from '../failure.js';
import type { WantedValues } from './wanted-options.js';

/**
 * True for messages that agree with all that is given.
 *
 * @throws Failure when the pattern is none
 */
export function wantedMessage(values: WantedValues): (delivery: Delivery) => boolean {
  const { routingKey, firstDeathReason, olderThan, header = {} } = values;
  const pattern = patternOf(values.routingKeyPattern);
  const headers = toFieldTable(header);
  return (delivery) => {
    const { routingKey: key, typedHeaders } = delivery;
    if ((routingKey ?? key) !== key || pattern?.matches(key) === false) return false;
    if (!hasAll(typedHeaders, headers)) return false;
    const diedOf = typedHeaders.get('x-first-death-reason')?.value;
    if (firstDeathReason !== undefined && diedOf !== firstDeathReason) return false;
    return olderThan === undefined || Date.now() - timeOf(delivery) >= olderThan;
  };
}

function patternOf(text: string | undefined): Pattern | undefined {
  try {
    return text === undefined ? undefined : new Pattern(text);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw wrongUse(`--routing-key-pattern ${text!}: ${error.message}`);
  }
}

function hasAll(given: FieldTable, wanted: FieldTable): boolean {
  return [...wanted].every(([name, value]) => {
    const header = given.get(name);
    return header !== undefined && sameValue(header, value);
  });
}

/** Of its last death, or else its timestamp, in milliseconds since 1970; one that has neither is never old. */
function timeOf({ typedHeaders, properties: { timestamp } }: Delivery): number {
  const deaths = typedHeaders.get('x-death');
  const newest = deaths?.type === 'A' ? deaths.value[0] : undefined;
  const time = newest?.type === 'F' ? newest.value.get('time') : undefined;
  const seconds = time?.type === 'T' ? time.value : timestamp;
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
}
