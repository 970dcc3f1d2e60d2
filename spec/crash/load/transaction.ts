/**
 * Transactions for amqplib, which has none: its channel calls any method whose numbers it is given.
 */
import type { Channel } from 'amqplib';

const CLASS_TX = 90;
const methods = { select: 10, commit: 20, rollback: 30 } as const;

interface Caller {
  rpc(method: number, fields: object, answer: number): Promise<object>;
}

/** Resolves with the `-ok`. */
export async function tx(channel: Channel, method: keyof typeof methods): Promise<void> {
  const number = CLASS_TX * 0x1_0000 + methods[method];
  await (channel as unknown as Caller).rpc(number, {}, number + 1);
}
