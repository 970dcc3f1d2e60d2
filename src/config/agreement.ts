/**
 * Settings that make sense one by one and not together.
 */
import { type Effective, citation } from './given.js';
import type { Config } from './schema.js';

/** What is wrong, a line each. */
export function disagreements(config: Config, effective: Effective): readonly string[] {
  return [
    ...storage(config, effective),
    ...certificate(config, effective),
    ...clientCertificates(config, effective),
    ...somewhere(config, effective),
    ...login(config, effective),
  ];
}

function storage({ memory }: Config, effective: Effective): string[] {
  const inMemory = effective.get('memory')!;
  const data = effective.get('data')!;
  if (!memory || data.source !== inMemory.source) return [];
  return [`${citation(inMemory)}: it excludes ${citation(data)}; give one of them`];
}

function certificate({ tls }: Config, effective: Effective): string[] {
  if (tls.cert !== undefined && tls.key !== undefined) return [];
  const missing = [...(tls.cert === undefined ? ['tls.cert'] : []), ...(tls.key === undefined ? ['tls.key'] : [])];
  const given = [...effective.values()].find(({ setting, source, value }) => {
    // No port for TLS is what there is without a certificate anyway.
    return setting.path[0] === 'tls' && source !== 'default' && value !== 'off';
  });
  return given === undefined ? [] : [`${citation(given)}: it needs ${missing.join(' and ')}`];
}

function clientCertificates({ tls }: Config, effective: Effective): string[] {
  const ca = effective.get('tls.ca');
  const verify = effective.get('tls.verify')!;
  if (tls.verify !== 'none' && ca === undefined) return [`${citation(verify)}: it needs tls.ca`];
  if (ca !== undefined && verify.source === 'default') {
    return [`${citation(ca)}: it is for nothing without tls.verify; give peer or required`];
  }
  return [];
}

function somewhere({ port, listeners, tls }: Config, effective: Effective): string[] {
  const isPlain = port !== 'off' || listeners.length > 0;
  const isSecure = tls.cert !== undefined && (tls.port !== 'off' || tls.listeners.length > 0);
  if (isPlain || isSecure) return [];
  return [`${citation(effective.get('port')!)}: nothing is left to listen on; give tls.cert and tls.key, or listeners`];
}

function login({ defaultPassword }: Config, effective: Effective): string[] {
  const user = effective.get('default_user')!;
  if (defaultPassword !== undefined || user.value === 'guest') return [];
  return [`${citation(user)}: it needs default_password, or LEVERET_DEFAULT_PASSWORD`];
}
