/**
 * The broker that is killed: a process of its own, on one data directory.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { BrokerProcess } from '../support/broker-process.js';

const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 20_000;
/** What a broker says of its clients: asking for a queue that is gone is an error of the client's. */
const CLIENT_ERRORS = /^(channel|connection) (error|lost)/;

/** What can be started, killed and started again. */
export interface Target {
  /** Resolves to its URL once it is ready. */
  start(): Promise<string>;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Resolves, with what it wrote, when the process ends although nobody asked it to. */
  ended(): Promise<string>;
}

export class BrokerTarget implements Target {
  /** What it logged of level `warn` and above, but for errors of its clients. */
  readonly warnings: string[] = [];
  /** The longest time from the start of a process to its being ready. */
  slowestReadyMs = 0;
  private process: BrokerProcess | undefined;
  private isMeantToEnd = false;

  /** @param options - of `leveret serve` */
  constructor(private readonly options: readonly string[]) {}

  async start(): Promise<string> {
    const broker = BrokerProcess.serve(...this.options);
    this.process = broker;
    this.isMeantToEnd = false;
    const abort = new AbortController();
    const ready = await Promise.race([
      this.readyLine(broker),
      broker.exited.then((code) => {
        throw new Error(`the broker ended with ${code} before it was ready: ${broker.stderr}`);
      }),
      delay(READY_TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
        throw new Error(`the broker is not ready after ${READY_TIMEOUT_MS} ms`);
      }),
    ]).finally(() => abort.abort());
    this.slowestReadyMs = Math.max(this.slowestReadyMs, ready.readyMs);
    void this.readWarnings(broker);
    return ready.address;
  }

  async kill(): Promise<void> {
    this.isMeantToEnd = true;
    this.process?.signal('SIGKILL');
    await this.process?.exited;
  }

  async stop(): Promise<number | null> {
    this.isMeantToEnd = true;
    const { process } = this;
    if (process === undefined) return null;
    process.signal('SIGTERM');
    const abort = new AbortController();
    return Promise.race([
      process.exited,
      delay(STOP_TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
        process.signal('SIGKILL');
        throw new Error(`the broker has not ended ${STOP_TIMEOUT_MS} ms after SIGTERM`);
      }),
    ]).finally(() => abort.abort());
  }

  ended(): Promise<string> {
    const broker = this.process!;
    return new Promise((resolve) => {
      void broker.exited.then((code) => {
        if (!this.isMeantToEnd) resolve(`ended with ${code}: ${broker.stderr}`);
      });
    });
  }

  private async readyLine(broker: BrokerProcess): Promise<{ address: string; readyMs: number }> {
    for (;;) {
      const line = this.read(await broker.lines.next());
      if (line.address !== undefined) return { address: line.address, readyMs: line.readyMs ?? 0 };
    }
  }

  private async readWarnings(broker: BrokerProcess): Promise<void> {
    try {
      for (;;) this.read(await broker.lines.next());
    } catch {
      // The log ends with the process.
    }
  }

  private read(text: string): LogLine {
    const line = parseLine(text);
    if (line.level >= 40 && !CLIENT_ERRORS.test(line.msg)) this.warnings.push(line.msg);
    return line;
  }
}

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly address?: string;
  readonly readyMs?: number;
}

function parseLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { level: 0, msg: text }; // a killed process can leave half a line
  }
}
