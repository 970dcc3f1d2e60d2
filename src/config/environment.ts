/**
 * Settings from the environment: `LEVERET_` and the key in capitals.
 */
import { clientVariables } from './client-variables.js';
import type { Findings, Given } from './given.js';
import { nearMiss } from './near-miss.js';
import { VARIABLE_PREFIX, settings } from './settings.js';

/** Names the file of settings. */
export const FILE_VARIABLE = `${VARIABLE_PREFIX}CONFIG`;

/**
 * What Kubernetes sets, unasked, for every container beside a service of the name `leveret`: addresses of
 * that service. None of them is meant for us.
 */
const SERVICE_LINK = /^LEVERET_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;
/** They are meant for those who talk to a broker, maybe from the same shell. */
const OF_CLIENTS: ReadonlySet<string> = new Set(Object.values(clientVariables));
const SERVICE_URL = /^(tcp|udp|sctp):\/\//;

const byVariable = new Map(settings.map((setting) => [setting.variable, setting]));

export function settingsOfEnvironment(environment: NodeJS.ProcessEnv): Findings {
  const given: Given[] = [];
  const errors: string[] = [];
  for (const [name, text] of Object.entries(environment).sort()) {
    if (text === undefined || !name.startsWith(VARIABLE_PREFIX) || name === FILE_VARIABLE || OF_CLIENTS.has(name))
      continue;
    if (SERVICE_LINK.test(name) || (name === 'LEVERET_PORT' && SERVICE_URL.test(text))) continue;
    const setting = byVariable.get(name);
    if (setting === undefined) {
      const meant = nearMiss(name, [...byVariable.keys(), FILE_VARIABLE]);
      errors.push(`${name}: there is no such setting${meant === undefined ? '' : ` (did you mean ${meant}?)`}`);
    } else {
      given.push({ setting, value: setting.kind.fromText(text), source: 'environment', where: name });
    }
  }
  return { given, errors };
}
