/**
 * What a store tells its log, to be looked at.
 */
import type { StoreLog } from '../../src/store/store-log.js';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export class RecordedLog implements StoreLog {
  readonly entries: LogEntry[] = [];

  info(fields: object, text: string): void {
    this.entries.push({ level: 'info', fields: { ...fields }, text });
  }

  warn(fields: object, text: string): void {
    this.entries.push({ level: 'warn', fields: { ...fields }, text });
  }

  error(fields: object, text: string): void {
    this.entries.push({ level: 'error', fields: { ...fields }, text });
  }

  get levels(): readonly string[] {
    return this.entries.map(({ level }) => level);
  }
}
