/**
 * Which broker is meant: by options, the environment, a profile, or the one of this machine.
 */
import { type ParsedUrl, parseUrl } from '../../client/settings/url.js';
import type { GlobalValues } from '../context.js';
import { clientVariables } from '../../config/client-variables.js';
import { wrongUse } from '../failure.js';
import { type Profile, findProfile } from './profiles.js';

export interface Target {
  /** For AMQP, with user and password. */
  readonly url: string;
  /** Without user, password and a slash at its end. */
  readonly managementUrl: string;
  readonly user: string;
  readonly password: string;
  /** The one that was named; `undefined` stands for `/` where there has to be one, and for all in lists. */
  readonly vhost: string | undefined;
}

const DEFAULT_URL = 'amqp://localhost';
const HTTP = /^https?:\/\//i;
/** Where RabbitMQ has them. */
const ports = { amqp: 5672, amqps: 5671, http: 15_672, https: 15_671 };

/**
 * What was said first holds: options, the profile that they name, the environment, the profile that it names, the
 * profile `default`. The two URLs of a broker come from the same of these.
 *
 * @throws Failure when a URL or profile is wrong
 */
export async function findTarget(environment: NodeJS.ProcessEnv, values: GlobalValues): Promise<Target> {
  const given = await findGiven(environment, values);
  const { url, managementUrl } = chosenUrls(given);
  const parsed = parse(url);
  const management = managementUrl === undefined ? undefined : parseHttp(managementUrl);
  const { user = 'guest', password = 'guest' } = parsed;
  return {
    url,
    managementUrl: management === undefined ? derivedManagement(parsed) : bare(management),
    user: orElse(management?.username, user),
    password: orElse(management?.password, password),
    vhost: values.vhost ?? given.find(({ vhost }) => vhost !== undefined)?.vhost ?? parsed.vhost,
  };
}

/** The option for the management API alone leaves the broker as it is. */
function chosenUrls([options = {}, ...others]: readonly Profile[]): { url: string; managementUrl?: string } {
  const isBroker = ({ url, managementUrl }: Profile): boolean => url !== undefined || managementUrl !== undefined;
  const source = options.url === undefined ? (others.find(isBroker) ?? options) : options;
  const managementUrl = options.managementUrl ?? source.managementUrl;
  if (managementUrl !== undefined) parseHttp(managementUrl);
  const { url = managementUrl ?? DEFAULT_URL } = source;
  if (!HTTP.test(url)) return { url, ...(managementUrl !== undefined && { managementUrl }) };
  return { url: ofHttp(url), managementUrl: managementUrl ?? url };
}

async function findGiven(environment: NodeJS.ProcessEnv, values: GlobalValues): Promise<readonly Profile[]> {
  const { url, managementUrl } = values;
  const given: Profile[] = [withoutUndefined({ url, managementUrl })];
  if (values.profile !== undefined) {
    given.push((await findProfile(environment, values.profile, true))!);
    return given;
  }
  given.push(
    withoutUndefined({
      url: environment[clientVariables.url],
      managementUrl: environment[clientVariables.managementUrl],
      vhost: environment[clientVariables.vhost],
    }),
  );
  const named = environment[clientVariables.profile];
  const profile = await findProfile(environment, named ?? 'default', named !== undefined);
  if (profile !== undefined) given.push(profile);
  return given;
}

/** An empty variable is one that is not set. */
function withoutUndefined(given: { readonly [Name in keyof Profile]?: string | undefined }): Profile {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
}

function parse(url: string): ParsedUrl {
  try {
    return parseUrl(url);
  } catch (error) {
    throw wrongUse(`the URL is wrong: ${(error as Error).message}; give one like amqp://user:password@host:5672/vhost`);
  }
}

function parseHttp(text: string): URL {
  const url = HTTP.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined) return url;
  throw wrongUse('the URL of the management API is wrong; give one like http://user:password@host:15672');
}

/** AMQP at the host of a management API. */
function ofHttp(text: string): string {
  const { protocol, username, password, hostname } = parseHttp(text);
  const scheme = protocol === 'https:' ? 'amqps' : 'amqp';
  const login = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
  return `${scheme}://${login}${hostname}:${ports[scheme]}`;
}

/** The management API at the host of a broker. */
function derivedManagement({ tls, hosts }: ParsedUrl): string {
  const host = hosts[0]?.host ?? 'localhost';
  const scheme = tls ? 'https' : 'http';
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${ports[scheme]}`;
}

function bare({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname.replace(/\/+$/, '').replace(/\/api$/, '')}`;
}

function orElse(encoded: string | undefined, otherwise: string): string {
  return encoded === undefined || encoded === '' ? otherwise : decodeURIComponent(encoded);
}
