/**
 * Logging: pino, pretty on a terminal and JSON lines otherwise.
 */
import { type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';

export type { Logger };

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A logger to standard output. */
export function makeLogger(level: LogLevel): Logger {
  if (!process.stdout.isTTY) return pino({ level });
  return pino({ level }, PinoPretty({ colorize: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }));
}
