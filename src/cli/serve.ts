/**
 * The command `leveret serve`: runs the broker until it is told to stop.
 */
import type { Command } from 'commander';
import { type BrokerOptions, type RunningBroker, startBroker } from '../app.js';
import { ConfigError } from '../config/given.js';
import { type Logger, makeLogger } from '../server/logger.js';
import { brokerOptions } from './broker-options.js';
import { EXIT_USAGE } from './exit-codes.js';
import { addSettings, complain, readSettings } from './settings-options.js';

/** Adds its options. */
export function defineServe(command: Command): Command {
  return addSettings(command).action(serve);
}

async function serve(values: Readonly<Record<string, unknown>>): Promise<void> {
  const config = await readConfig(values);
  const log = await makeLogger(config.log.level, config.log.format);
  const options = brokerOptions(config);
  let broker: RunningBroker;
  try {
    broker = await startBroker({ ...options, log });
  } catch (error) {
    process.stderr.write(`leveret: ${explain(error, options)}\n`);
    process.exit(EXIT_USAGE);
  }
  obeySignals(broker, log);
  const readyMs = Math.round(performance.now());
  const [address, ...others] = addressesOf(broker, options);
  const { managementUrl, metricsUrl } = broker;
  const more = {
    ...(others.length > 0 && { others }),
    ...(managementUrl !== undefined && { managementUrl }),
    ...(metricsUrl !== undefined && { metricsUrl }),
  };
  const where = [address, ...others, managementUrl, metricsUrl].filter((url) => url !== undefined).join(', ');
  log.info({ address, ...more, readyMs, storage: options.data ?? 'memory' }, `ready on ${where} after ${readyMs} ms`);
}

async function readConfig(values: Readonly<Record<string, unknown>>) {
  try {
    return (await readSettings(values)).config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error);
    process.exit(EXIT_USAGE);
  }
}

/** A second signal while stopping changes nothing: stopping is bounded in time. */
function obeySignals(broker: RunningBroker, log: Logger): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: stopping`);
    void broker.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', (signal) => {
    // From a terminal it says that the terminal is gone; from anybody else, that there is something new to read.
    if (process.stdout.isTTY) stop(signal);
    else void broker.reload();
  });
}

/** As they were asked for: a name stays a name. */
function addressesOf({ addresses }: RunningBroker, { host, port, tls }: BrokerOptions): string[] {
  const asked = {
    plain: port === 'off' ? undefined : host,
    secure: tls?.port === 'off' ? undefined : (tls?.host ?? host),
  };
  const isFirst = { plain: true, secure: true };
  return addresses.map(({ host: found, port: taken, isSecure }) => {
    const kind = isSecure ? 'secure' : 'plain';
    const name = (isFirst[kind] ? asked[kind] : undefined) ?? found;
    isFirst[kind] = false;
    return `${isSecure ? 'amqps' : 'amqp'}://${name.includes(':') ? `[${name}]` : name}:${taken}`;
  });
}

function explain(error: unknown, options: BrokerOptions): string {
  if (!(error instanceof Error)) return String(error);
  const { code, address, hostname, port } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly hostname?: string;
    readonly port?: number;
  };
  // Errors of our own say by themselves what is wrong with which file, and what to do.
  if (code?.startsWith('ERR_STORE_') === true || code?.startsWith('ERR_TLS_') === true || code === 'ERR_DEFINITIONS')
    return error.message;
  const host = address ?? hostname ?? options.host;
  const [portOption, hostOption] = optionsFor(port, options);
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is taken; choose another with ${portOption}`;
    case 'EACCES':
      return `not allowed to listen on port ${port}; choose one above 1023 with ${portOption}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine; choose another with ${hostOption}`;
    default:
      return `cannot start: ${String(error)}`;
  }
}

/** By which options a listener that could not listen is put elsewhere. */
function optionsFor(port: number | undefined, { tls, management, metrics }: BrokerOptions): readonly [string, string] {
  if (port !== undefined && port === tls?.port) return ['--tls-port', '--tls-host'];
  if (port !== undefined && port === management?.port) return ['--http-port', '--http-host'];
  if (port !== undefined && port === metrics?.port) return ['--metrics-port', '--metrics-host'];
  return ['--port', '--host'];
}
