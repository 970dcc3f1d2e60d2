/**
 * A logger whose lines are kept, to be looked at.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from '../../src/server/logger.js';

export interface KeptLine extends Readonly<Record<string, unknown>> {
  readonly level: number;
  readonly msg: string;
}

export class KeptLog {
  readonly logger: Logger;
  readonly lines: KeptLine[] = [];
  /** All that was written, as it was. */
  raw = '';
  private waiting: { readonly text: RegExp; readonly found: (line: KeptLine) => void }[] = [];

  constructor(level: LogLevel = 'debug') {
    this.logger = pino({ level }, { write: (text) => this.take(text) });
  }

  /** The first line whose text is like that, now or later. */
  line(text: RegExp): Promise<KeptLine> {
    const known = this.lines.find(({ msg }) => text.test(msg));
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((found) => {
      this.waiting.push({ text, found });
    });
  }

  /** Those whose text is like that, as fields without time and process. */
  all(text: RegExp): readonly Readonly<Record<string, unknown>>[] {
    return this.lines
      .filter(({ msg }) => text.test(msg))
      .map(({ time: _time, pid: _pid, hostname: _hostname, ...fields }) => fields);
  }

  forget(): void {
    this.lines.length = 0;
    this.raw = '';
  }

  private take(text: string): void {
    this.raw += text;
    const line = JSON.parse(text) as KeptLine;
    this.lines.push(line);
    this.waiting = this.waiting.filter((one) => {
      if (!one.text.test(line.msg)) return true;
      one.found(line);
      return false;
    });
  }
}
