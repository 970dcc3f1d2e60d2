/**
 * Puts URLs, options and defaults together.
 */
import { InvalidOptionError } from '../errors.js';
import { clientLimits } from '../limits.js';
import { recoverySettings } from '../recovery/recovery-options.js';
import type { PlainTable } from '../values/field-values.js';
import type { ConnectOptions, ConnectSettings, Endpoint } from './connect-options.js';
import { readQuery } from './query.js';
import { parseUrl } from './url.js';

const PORT = 5672;
const PORT_TLS = 5671;
const HEARTBEAT_SECONDS = 60;
const MECHANISMS = ['PLAIN', 'AMQPLAIN'];
const FRAME_MAX_MIN = 4096;
const SHORT_MAX = 0xffff;

interface OneUrl {
  readonly options: ConnectOptions;
  readonly endpoints: readonly Endpoint[];
}

/**
 * Of several URLs each says who logs in at its hosts; what concerns the whole connection comes of the first that
 * says it.
 *
 * @throws InvalidOptionError when the URL or an option is wrong
 */
export function connectSettings(
  where: string | readonly string[] | ConnectOptions,
  beside: ConnectOptions = {},
): ConnectSettings {
  const wheres: readonly (string | ConnectOptions)[] = isList(where) ? where : [where];
  const urls = wheres.map((one) => (typeof one === 'string' ? ofUrl(one, beside) : ofOptions({ ...one, ...beside })));
  if (urls.length === 0) throw new InvalidOptionError('no URL is given');
  let options: ConnectOptions = {};
  for (const url of urls.reverse()) {
    options = { ...options, ...url.options, limits: { ...options.limits, ...url.options.limits } };
  }
  const limits = { ...clientLimits, ...options.limits };
  const { heartbeatSeconds = HEARTBEAT_SECONDS } = options;
  check('frameMax', limits.frameMax, FRAME_MAX_MIN, 0x7fff_ffff);
  check('channelMax', limits.channelMax, 1, SHORT_MAX);
  check('heartbeatSeconds', heartbeatSeconds, 0, SHORT_MAX);
  check('connectTimeoutMs', limits.connectTimeoutMs, 1, 0x7fff_ffff);
  check('unconfirmedMax', limits.unconfirmedMax, 1, 0x7fff_ffff);
  check('prefetchCount', limits.prefetchCount, 0, SHORT_MAX);
  return {
    endpoints: urls.reverse().flatMap((url) => url.endpoints),
    mechanisms: (options.mechanisms ?? MECHANISMS).map((name) => name.toUpperCase()),
    heartbeatSeconds,
    clientProperties: named(options),
    limits,
    recovery: recoverySettings(options.recovery),
  };
}

function isList(where: string | readonly string[] | ConnectOptions): where is readonly string[] {
  return Array.isArray(where);
}

function check(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new InvalidOptionError(`${name} is ${value}: it must be an integer from ${min} to ${max}`);
}

function named({ connectionName, clientProperties = {} }: ConnectOptions): PlainTable {
  return connectionName === undefined ? clientProperties : { ...clientProperties, connection_name: connectionName };
}

function ofOptions(options: ConnectOptions): OneUrl {
  const { user = 'guest', password = 'guest', vhost = '/' } = options;
  const { hosts = [{ host: options.host, port: options.port }] } = options;
  const tls = options.tls === true ? {} : options.tls === false ? undefined : options.tls;
  const usualPort = tls === undefined ? PORT : PORT_TLS;
  const endpoints = hosts.map(({ host = 'localhost', port = usualPort }) => {
    check('port', port, 1, SHORT_MAX);
    return { host, port, tls, user, password, vhost };
  });
  return { options, endpoints };
}

function ofUrl(text: string, beside: ConnectOptions): OneUrl {
  const url = parseUrl(text);
  const query = readQuery(url.query);
  const { tls: tlsOfQuery, limits, ...rest } = query;
  const fromUrl: { -readonly [Name in keyof ConnectOptions]: ConnectOptions[Name] } = rest;
  if (url.user !== undefined) fromUrl.user = url.user;
  if (url.password !== undefined) fromUrl.password = url.password;
  if (url.vhost !== undefined) fromUrl.vhost = url.vhost;
  if (url.tls) fromUrl.tls = { ...tlsOfQuery, ...(typeof beside.tls === 'object' ? beside.tls : {}) };
  const hosts = url.hosts.map(({ host, port }) => ({
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  }));
  return ofOptions({
    ...fromUrl,
    ...beside,
    ...(fromUrl.tls === undefined ? {} : { tls: fromUrl.tls }),
    limits: { ...limits, ...beside.limits },
    hosts,
  });
}
