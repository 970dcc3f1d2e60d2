/**
 * A server that shakes hands as a broker does and then says what a test wants: for what no broker sends.
 */
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { afterEach } from '@jest/globals';
import { long, longstr, methodFrame, octet, short, shortstr, table } from './amqp-bytes.js';

const CLASS_CONNECTION = 10;
const OPEN_OK = methodFrame(0, CLASS_CONNECTION, 41, shortstr(''));

/** By the method (class and id) that it answers. */
const answers: Readonly<Record<string, Buffer>> = {
  '10,11': methodFrame(0, CLASS_CONNECTION, 30, short(100), long(8192), short(0)),
  '10,40': OPEN_OK,
  '10,50': methodFrame(0, CLASS_CONNECTION, 51),
  '20,10': methodFrame(1, 20, 11, longstr('')),
  '20,40': methodFrame(1, 20, 41),
};

const START = methodFrame(0, CLASS_CONNECTION, 10, octet(0), octet(9), table(), longstr('PLAIN'), longstr('en_US'));

export class ScriptedServer {
  /** Ids of the methods that came: `10,11` is start-ok. */
  readonly came: string[] = [];
  private readonly server: Server;
  private socket: Socket | undefined;
  private bytes = Buffer.alloc(0);

  /** `first` instead of `connection.start`; other answers than the usual ones. */
  constructor(
    private readonly first: Buffer = START,
    private readonly others: Readonly<Record<string, Buffer>> = {},
  ) {
    this.server = createServer((socket) => {
      this.socket = socket;
      socket.on('error', () => undefined);
      socket.once('data', (header) => {
        socket.write(this.first);
        this.take(header.subarray(8));
        socket.on('data', (chunk) => this.take(chunk));
      });
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `amqp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  send(bytes: Buffer): void {
    this.socket?.write(bytes);
  }

  close(): void {
    this.socket?.destroy();
    this.server.close();
  }

  private take(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    for (;;) {
      const length = this.bytes.length < 7 ? Infinity : this.bytes.readUInt32BE(3) + 8;
      if (this.bytes.length < length) return;
      if (this.bytes[0] === 1) this.answer(`${this.bytes.readUInt16BE(7)},${this.bytes.readUInt16BE(9)}`);
      this.bytes = this.bytes.subarray(length);
    }
  }

  private answer(ids: string): void {
    this.came.push(ids);
    const answer = this.others[ids] ?? answers[ids];
    if (answer !== undefined) this.send(answer);
  }
}

/** Makes servers that end with their test. */
export function scriptedServers(): (...script: ConstructorParameters<typeof ScriptedServer>) => ScriptedServer {
  const servers: ScriptedServer[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  return (...script) => {
    const server = new ScriptedServer(...script);
    servers.push(server);
    return server;
  };
}
