/**
 * From settings to what the broker is started with.
 */
import type { BrokerOptions } from '../app.js';
import type { MemorySize } from '../config/kinds.js';
import type { Config } from '../config/schema.js';
import { type Limits, defaultLimits } from '../core/limits.js';
import { machineMemory } from '../machine.js';

export function brokerOptions(config: Config): Omit<BrokerOptions, 'log'> {
  const { host, port, listeners, data, memory, memoryBudget, loopbackUsers, anonymousUser, advertise, definitions } =
    config;
  const defaultUser = defaultUserOf(config);
  const tls = tlsOptions(config);
  const { http, metrics } = config;
  return {
    host,
    port,
    listeners,
    memoryBudget: bytesOf(memoryBudget),
    limits: limitsOf(config),
    loopbackUsers,
    ...(!memory && { data }),
    ...(defaultUser && { defaultUser }),
    ...(anonymousUser !== undefined && { anonymousUser }),
    ...(advertise && { advertise }),
    ...(definitions !== undefined && { definitions, skipUnsupportedDefinitions: config.definitionsSkipUnsupported }),
    ...(tls && { tls }),
    ...(http.port !== 'off' && { management: { ...http, port: http.port } }),
    ...(metrics.port !== 'off' && { metrics: { ...metrics, port: metrics.port } }),
  };
}

function limitsOf(config: Config): Partial<Limits> {
  const { maxMessageSize } = config;
  return {
    messageMemoryMax: bytesOf(config.memoryWatermark),
    residentMemoryMax: bytesOf(config.memoryWatermark),
    diskFreeMin: config.diskFreeLimit,
    heartbeatSeconds: config.heartbeat,
    frameMax: config.frameMax,
    channelMax: config.channelMax,
    connectionsMax: config.connectionMax,
    nodeChannelsMax: config.channelMaxPerNode,
    nodeQueuesMax: config.queueMax,
    nodeExchangesMax: config.exchangeMax,
    consumersPerChannelMax: config.consumerMaxPerChannel,
    bodySizeMax: maxMessageSize,
    // Both have room for a few of the largest.
    unfinishedBytesMax: Math.max(defaultLimits.unfinishedBytesMax, 4 * maxMessageSize),
    transactionBytesMax: Math.max(defaultLimits.transactionBytesMax, 4 * maxMessageSize),
    consumerTimeoutMs: config.consumerTimeout,
    handshakeTimeoutMs: config.handshakeTimeout,
  };
}

/** Without a password it is guest with guest's, which the broker makes by itself. */
function defaultUserOf({ defaultUser, defaultPassword }: Config): BrokerOptions['defaultUser'] {
  return defaultPassword === undefined ? undefined : { name: defaultUser, password: defaultPassword };
}

function tlsOptions({ tls }: Config): BrokerOptions['tls'] {
  const { cert, key, keyPassword, ca, host, port, listeners, verify, minVersion } = tls;
  if (cert === undefined || key === undefined) return undefined;
  return {
    cert,
    key,
    port,
    listeners,
    verify,
    minVersion,
    ...(keyPassword !== undefined && { keyPassword }),
    ...(ca !== undefined && { ca }),
    ...(host !== undefined && { host }),
  };
}

function bytesOf(size: MemorySize): number {
  return 'bytes' in size ? size.bytes : Math.floor(machineMemory() * size.share);
}
