/**
 * One broker for the specs of a file: in this process, on a free port, gone when they are done.
 */
import { afterAll, beforeAll } from '@jest/globals';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';

export interface BrokerForFile {
  readonly port: number;
  /** `amqp://guest:guest@…` for clients that take one. */
  readonly url: string;
  /** Has `close` called before the broker stops, the last one first. */
  atEnd(close: () => unknown): void;
}

/** Call it at the top of the file; ask for the port inside of a test or a hook. */
export function brokerForFile(options: BrokerOptions = {}): BrokerForFile {
  const closers: (() => unknown)[] = [];
  let broker: RunningBroker | undefined;
  beforeAll(async () => {
    broker = await startBroker({ port: 0, ...options });
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    await broker?.stop();
  });
  return {
    get port() {
      return broker!.port;
    },
    get url() {
      return `amqp://guest:guest@127.0.0.1:${broker!.port}`;
    },
    atEnd: (close) => {
      closers.push(close);
    },
  };
}
