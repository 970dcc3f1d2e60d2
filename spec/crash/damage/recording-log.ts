/**
 * A logger of which a test reads what was said.
 */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '../../../src/server/logger.js';

const WARN = 40;
/** What a broker says of its clients: asking for a queue that is gone is an error of the client's. */
const CLIENT_ERRORS = /^(channel|connection) (error|lost)/;

export class RecordingLog {
  /** Of level `warn` and above, but for errors of clients. */
  readonly warnings: string[] = [];
  readonly logger: Logger;

  constructor() {
    const lines = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const { level, msg } = JSON.parse(chunk.toString()) as { level: number; msg: string };
        if (level >= WARN && !CLIENT_ERRORS.test(msg)) this.warnings.push(msg);
        done();
      },
    });
    this.logger = pino({ level: 'warn' }, lines);
  }
}
