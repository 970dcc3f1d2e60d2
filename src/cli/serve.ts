/**
 * The command `leveret serve`: runs the broker until it is told to stop.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type RunningBroker, startBroker } from '../app.js';
import { type LogLevel, type Logger, logLevels, makeLogger } from '../server/logger.js';
import type { Identity } from '../server/server-properties.js';
import { parseByteSize } from './byte-size.js';

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly memory?: true;
  readonly memoryBudget?: number;
  readonly httpPort?: number;
  readonly logLevel: LogLevel;
  readonly advertise?: Identity;
}

const EXIT_USAGE = 2;
const PORT_MAX = 65_535;

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run the broker.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'AMQP port; 0 picks a free one', parsePort, 5672)
    .option('--data <directory>', 'where messages and definitions are kept', parseDirectory, './leveret-data')
    .addOption(new Option('--memory', 'keep everything in memory: nothing touches the disk').conflicts('data'))
    .option('--memory-budget <size>', 'memory for queued messages, as 512MiB or 1GB', parseSize)
    .option('--http-port <number>', 'management port; not served yet', parsePort)
    .option('--advertise <product:version>', 'product and version that clients are told', parseIdentity)
    .addOption(new Option('--log-level <level>', 'what to log').choices(logLevels).default('info'))
    .allowExcessArguments(false)
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const log = await makeLogger(options.logLevel);
  const { host, port, advertise, memoryBudget } = options;
  const data = options.memory === true ? undefined : options.data;
  let broker: RunningBroker;
  try {
    broker = await startBroker({
      host,
      port,
      log,
      ...(data !== undefined && { data }),
      ...(memoryBudget !== undefined && { memoryBudget }),
      ...(advertise && { advertise }),
    });
  } catch (error) {
    process.stderr.write(`leveret: ${explain(error, host, port)}\n`);
    process.exit(EXIT_USAGE);
  }
  stopOnSignals(broker, log);
  const readyMs = Math.round(performance.now());
  const address = `amqp://${host.includes(':') ? `[${host}]` : host}:${broker.port}`;
  log.info({ address, readyMs, storage: data ?? 'memory' }, `ready on ${address} after ${readyMs} ms`);
}

/** A second signal while stopping changes nothing: stopping is bounded in time. */
function stopOnSignals(broker: RunningBroker, log: Logger): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info(`${signal}: stopping`);
      void broker.stop().then(() => process.exit(0));
    });
  }
}

function explain(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // The store's errors say by themselves what is wrong with which file, and what to do.
  if (typeof code === 'string' && code.startsWith('ERR_STORE_')) return (error as Error).message;
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is taken; choose another with --port`;
    case 'EACCES':
      return `not allowed to listen on port ${port}; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine; choose another with --host`;
    default:
      return `cannot listen on ${host}:${port}: ${String(error)}`;
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > PORT_MAX) throw new InvalidArgumentError(`Give a number from 0 to ${PORT_MAX}.`);
  return port;
}

function parseDirectory(text: string): string {
  if (text === '') throw new InvalidArgumentError('Give the name of a directory.');
  return text;
}

function parseSize(text: string): number {
  const bytes = parseByteSize(text);
  if (bytes === undefined) throw new InvalidArgumentError('Give bytes, or a size as 512MiB or 1GB.');
  return bytes;
}

function parseIdentity(text: string): Identity {
  const match = /^([^:]+):(\d+(?:\.\d+)+)$/.exec(text);
  if (match === null) throw new InvalidArgumentError('Give a product and a dotted version, as rabbitmq:4.2.0.');
  const [, product, version] = match;
  return { product: product === 'rabbitmq' ? 'RabbitMQ' : product!, version: version! };
}
