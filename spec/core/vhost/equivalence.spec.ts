/**
 * Which arguments make a second declaration of a queue another one: those that RabbitMQ 3.10 compares, those
 * that it has got since, and ours. The rest may differ.
 */
import { describe, expect, it } from '@jest/globals';
import { assertSameQueue } from '../../../src/core/vhost/equivalence.js';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import { thrownBy } from '../../support/thrown.js';

const definition = (args: FieldTable) =>
  ({ vhost: '/', name: 'q', durable: true, exclusive: false, autoDelete: false, arguments: args }) as const;

describe('a queue that is declared again', () => {
  it.each([
    'x-expires',
    'x-message-ttl',
    'x-dead-letter-exchange',
    'x-dead-letter-routing-key',
    'x-dead-letter-strategy',
    'x-max-length',
    'x-max-length-bytes',
    'x-max-in-memory-length',
    'x-max-in-memory-bytes',
    'x-overflow',
    'x-max-priority',
    'x-single-active-consumer',
    'x-queue-mode',
    'x-queue-version',
    'x-queue-leader-locator',
    'x-quorum-initial-group-size',
    'x-delivery-limit',
    'x-delayed-retry-type',
    'x-delayed-retry-min',
    'x-delayed-retry-max',
    'x-consumer-timeout',
    'x-message-deduplication',
  ])('is another one with another %s, or with none', (argument) => {
    const [none, one, same, other] = [
      new Map(),
      new Map([[argument, field.int(1)]]),
      new Map([[argument, { type: 'l', value: 1 } as const]]),
      new Map([[argument, field.int(2)]]),
    ].map(definition) as [ReturnType<typeof definition>, ...ReturnType<typeof definition>[]];
    assertSameQueue(one!, same!);
    const texts = [
      [one!, other!],
      [one!, none],
      [none, one!],
    ].map(([current, received]) => (thrownBy(() => assertSameQueue(current!, received!)) as Error).message);
    expect(texts).toEqual([
      expect.stringContaining(
        `inequivalent arg '${argument}' for queue 'q' in vhost '/': received '2' but current is '1'`,
      ),
      expect.stringContaining("received none but current is the value '1' of type 'signedint'"),
      expect.stringContaining("received the value '1' of type 'signedint' but current is none"),
    ]);
  });

  it.each(['foo', 'x-foo', 'x-cancel-on-ha-failover'])('is the same with another %s', (argument) => {
    assertSameQueue(definition(new Map()), definition(new Map([[argument, field.int(1)]])));
    expect(
      thrownBy(() => assertSameQueue(definition(new Map([[argument, field.int(2)]])), definition(new Map()))),
    ).toBe(undefined);
  });
});
