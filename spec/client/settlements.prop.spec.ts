/**
 * Whatever is settled in whatever order: what goes out settles each delivery once, as it was asked for.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Settlements, type Unsettled } from '../../src/client/consume/settlements.js';
import type { ChannelLink } from '../../src/client/link/channel-link.js';

type Sent = Parameters<ChannelLink['sendSettlement']>[0];

/** What a broker makes of settlements: which tag ended how. */
class Ledger {
  readonly unacked: number[] = [];
  readonly ended = new Map<number, string>();

  take(method: Sent): void {
    const { deliveryTag } = method;
    const multiple = method.name !== 'basic.reject' && method.multiple;
    const requeue = method.name !== 'basic.ack' && method.requeue;
    const tags = this.unacked.filter((tag) => (multiple ? tag <= deliveryTag : tag === deliveryTag));
    // A broker closes the channel for a tag that it does not know.
    expect(tags).toContain(deliveryTag);
    for (const tag of tags) {
      this.unacked.splice(this.unacked.indexOf(tag), 1);
      this.ended.set(tag, `${method.name === 'basic.ack' ? 'ack' : 'give back'}${requeue ? ', requeue' : ''}`);
    }
  }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'deliver' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('ack', 'nack', 'reject'),
      which: fc.nat(30),
      multiple: fc.boolean(),
      requeue: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'flush' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'ackAll' } as const) },
);

it('settles as it was asked', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ledger = new Ledger();
      const settlements = new Settlements();
      settlements.attach({
        connection: { outbox: { flushFirst: () => undefined } },
        sendSettlement: (method: Sent) => ledger.take(method),
      } as unknown as ChannelLink);
      const delivered: Unsettled[] = [];
      const wanted = new Map<number, string>();
      const open = (): number[] => delivered.map(({ deliveryTag }) => deliveryTag).filter((tag) => !wanted.has(tag));
      for (const one of steps) {
        if (one.do === 'deliver') {
          delivered.push(settlements.add(delivered.length + 1));
          ledger.unacked.push(delivered.length);
        } else if (one.do === 'flush') {
          settlements.flush();
        } else if (one.do === 'ackAll') {
          for (const tag of open()) wanted.set(tag, 'ack');
          settlements.ackAll();
        } else if (delivered.length > 0) {
          const unsettled = delivered[one.which % delivered.length]!;
          const multiple = one.multiple && one.do !== 'reject';
          const tags = open().filter((tag) =>
            multiple ? tag <= unsettled.deliveryTag : tag === unsettled.deliveryTag,
          );
          const isOpen = tags.includes(unsettled.deliveryTag);
          const requeue = one.requeue ? ', requeue' : '';
          const ending = one.do === 'ack' ? 'ack' : `give back${requeue}`;
          if (isOpen) for (const tag of tags) wanted.set(tag, ending);
          const answer =
            one.do === 'ack'
              ? settlements.ack(unsettled, multiple)
              : one.do === 'nack'
                ? settlements.nack(unsettled, multiple, one.requeue)
                : settlements.reject(unsettled, one.requeue);
          expect(answer).toBe(isOpen);
        }
      }
      settlements.flush();
      expect(ledger.ended).toEqual(wanted);
      expect(ledger.unacked).toEqual(open());
    }),
  );
});
