/**
 * Profiles: brokers that have a name, in a file of the user's (TOML).
 *
 *     [production]
 *     url = "amqps://ops:secret@broker.example/orders"
 *     management_url = "https://broker.example:15671"
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { clientVariables } from '../../config/client-variables.js';
import { wrongUse } from '../failure.js';

export interface Profile {
  readonly url?: string;
  readonly managementUrl?: string;
  readonly vhost?: string;
}

const KEYS: Readonly<Record<string, keyof Profile>> = {
  url: 'url',
  management_url: 'managementUrl',
  vhost: 'vhost',
};

/** The file's name: `LEVERET_PROFILES`, or in the user's directory of settings. */
function profilesPath(environment: NodeJS.ProcessEnv): string {
  const named = environment[clientVariables.profiles];
  if (named !== undefined && named !== '') return named;
  const settings = environment.XDG_CONFIG_HOME ?? join(environment.HOME ?? homedir(), '.config');
  return join(settings, 'leveret', 'profiles.toml');
}

/**
 * The profile of that name; `undefined` when nobody has written one. One that was asked for has to be there.
 *
 * @throws Failure when the file cannot be read, or there is something in it that makes no sense
 */
export async function findProfile(
  environment: NodeJS.ProcessEnv,
  name: string,
  isAskedFor: boolean,
): Promise<Profile | undefined> {
  const path = profilesPath(environment);
  const profiles = await readProfiles(path);
  const profile = profiles === undefined || !Object.hasOwn(profiles, name) ? undefined : profiles[name];
  if (profile !== undefined) return checked(profile, `${path}: [${name}]`);
  if (!isAskedFor) return undefined;
  const names = profiles === undefined ? 'there is no such file' : `it has ${Object.keys(profiles).join(', ')}`;
  throw wrongUse(`there is no profile '${name}' in ${path}: ${names}`);
}

async function readProfiles(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw wrongUse(`cannot read ${path}: ${(error as Error).message}`);
  }
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch (error) {
    throw wrongUse(`${path} is no TOML: ${(error as Error).message.split('\n')[0]!}`);
  }
}

function checked(profile: unknown, where: string): Profile {
  if (typeof profile !== 'object' || profile === null) throw wrongUse(`${where} is not a section`);
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(profile)) {
    const name = KEYS[key];
    if (name === undefined)
      throw wrongUse(`${where}: there is no key ${key}; keys are ${Object.keys(KEYS).join(', ')}`);
    if (typeof value !== 'string') throw wrongUse(`${where}: ${key} has to be a text`);
    found[name] = value;
  }
  return found;
}
