/**
 * Logging: pino, pretty on a terminal and JSON lines otherwise.
 */
import { type Logger, pino } from 'pino';

export type { Logger };

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Lines of JSON, lines for reading, or these on a terminal and those otherwise. */
export type LogFormat = 'json' | 'pretty' | 'auto';

/** A logger to standard output. */
export async function makeLogger(level: LogLevel, format: LogFormat = 'auto'): Promise<Logger> {
  const isPretty = format === 'pretty' || (format === 'auto' && process.stdout.isTTY);
  if (!isPretty) return pino({ level });
  // Loaded only where somebody looks: it costs start-up time and memory.
  const { PinoPretty } = await import('pino-pretty');
  return pino(
    { level },
    PinoPretty({ colorize: process.stdout.isTTY, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }),
  );
}

/** A logger that says nothing. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
