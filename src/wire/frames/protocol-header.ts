/**
 * The eight bytes that open a connection (specification section 4.2.2).
 */
export const PROTOCOL_HEADER = Buffer.from('AMQP\0\0\x09\x01', 'latin1');

/** AMQP 0-9's header, which RabbitMQ also takes for 0-9-1: some old clients send it. */
const PROTOCOL_HEADER_0_9 = Buffer.from('AMQP\x01\x01\0\x09', 'latin1');

/**
 * Judges what a peer has sent so far.
 *
 * @returns `'more'` while it may still become a header, `'accepted'` once it is one, `'refused'` as soon as it cannot be
 */
export function judgeProtocolHeader(bytes: Buffer): 'more' | 'accepted' | 'refused' {
  for (const header of [PROTOCOL_HEADER, PROTOCOL_HEADER_0_9]) {
    const length = Math.min(bytes.length, header.length);
    if (bytes.compare(header, 0, length, 0, length) === 0) return length === header.length ? 'accepted' : 'more';
  }
  return 'refused';
}
