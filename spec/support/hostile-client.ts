/**
 * A hostile client over a real socket: sends its stream, waits for what the broker makes of it, and goes.
 */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { methodFrame } from './amqp-bytes.js';
import { bytesUntil } from './hostile-phases.js';
import type { Ending, HostileStream } from './hostile-stream.js';
import { judgeServerStream } from './server-stream.js';

const connectionCloseOk = methodFrame(0, 10, 51);
/** The broker never lets a broken connection rest this long: who waits longer waits for the wrong thing. */
const IDLE_MS = 10_000;

/**
 * @returns what the broker complained of; of a stream that ends in nothing in particular, what was heard
 * of it before the client hung up
 */
export async function attack(port: number, { phase, bytes, expected = '' }: HostileStream): Promise<Ending> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  let received: Buffer = Buffer.alloc(0);
  socket.on('error', () => undefined); // a reset is a closed socket, too
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    if (expected === '' || judgeServerStream(wholeFrames(received)) !== expected) return;
    // The broker has said all it had to; where it waits for an answer, it gets one.
    if (expected.includes('connection')) socket.end(connectionCloseOk);
    else socket.end();
  });
  await once(socket, 'connect');
  socket.write(Buffer.concat([bytesUntil(phase), bytes]));
  if (expected === '') socket.end();
  if (!socket.closed) await once(socket, 'close');
  return judgeServerStream(wholeFrames(received));
}

/** All but the part of a frame at the end: a broken connection may have cut it. */
function wholeFrames(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 4).toString('latin1') === 'AMQP') return bytes;
  let end = 0;
  while (bytes.length - end >= 8 && bytes.length - end >= 8 + bytes.readUInt32BE(end + 3)) {
    end += 8 + bytes.readUInt32BE(end + 3);
  }
  return bytes.subarray(0, end);
}
