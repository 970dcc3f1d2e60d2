/**
 * Where a broker listens: its options, put into practice.
 */
import type { CertificateFiles } from './server/listening/certificates.js';
import type { ClientVerification } from './server/listening/client-certificate.js';
import { type Endpoint, Listeners } from './server/listening/listeners.js';
import type { Security } from './server/listening/secure-server.js';
import type { Logger } from './server/logger.js';
import type { ServerParts } from './server/socket-connection.js';

/** AMQP with TLS around it. */
export interface TlsOptions extends CertificateFiles {
  /** Address to listen on. Default: that of plain AMQP. */
  readonly host?: string;
  /** TCP port, 0 for any free one, `off` for `listeners` alone. Default 5671. */
  readonly port?: number | 'off';
  /** More addresses to listen on. */
  readonly listeners?: readonly Endpoint[];
  /** Clients' certificates: not asked for (the default), verified if there is one, or required. */
  readonly verify?: ClientVerification;
  /** Lowest version of TLS. Default 1.2. */
  readonly minVersion?: '1.2' | '1.3';
}

export interface ListenOptions {
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** TCP port, 0 for any free one, `off` for none. Default 5672. */
  readonly port?: number | 'off';
  /** More addresses to listen on. */
  readonly listeners?: readonly Endpoint[];
  /** Listens for AMQP with TLS around it, too. */
  readonly tls?: TlsOptions;
}

const HOST = '127.0.0.1';
const PORT = 5672;
const TLS_PORT = 5671;

/**
 * Reads the certificate, before anything else is begun that would have to be ended.
 *
 * @throws CertificateError
 */
export async function openSecurity(tls: TlsOptions | undefined, log: Logger): Promise<Security | undefined> {
  if (tls === undefined) return undefined;
  const { verify = 'none', minVersion = '1.2' } = tls;
  if (verify !== 'none' && tls.ca === undefined) {
    // Else whoever has a certificate of any public authority would be let in.
    throw new TypeError(`tls.verify is '${verify}': tls.ca has to say by whose certificates`);
  }
  // Who does without TLS need not load it.
  const { Certificates } = await import('./server/listening/certificates.js');
  const { Security } = await import('./server/listening/secure-server.js');
  return new Security(await Certificates.open(tls, log), verify, `TLSv${minVersion}`);
}

/** @throws the error of the socket, or TypeError when there is nothing to listen on */
export async function openListeners(
  parts: ServerParts,
  options: ListenOptions,
  security: Security | undefined,
): Promise<Listeners> {
  const { host = HOST, port = PORT, listeners = [], tls } = options;
  const plain = [...endpoint(host, port), ...listeners];
  const secure =
    tls === undefined ? [] : [...endpoint(tls.host ?? host, tls.port ?? TLS_PORT), ...(tls.listeners ?? [])];
  if (plain.length + secure.length === 0) throw new TypeError('there is nothing to listen on: all ports are off');
  return Listeners.open(parts, plain, secure, security);
}

function endpoint(host: string, port: number | 'off'): readonly Endpoint[] {
  return port === 'off' ? [] : [{ host, port }];
}
