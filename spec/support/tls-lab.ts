/**
 * What the specs of TLS need: certificates in files, brokers that serve them, and clients that come.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectionOptions, type TLSSocket, connect as connectTls } from 'node:tls';
import { afterEach } from '@jest/globals';
import { pino } from 'pino';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';
import { Authority, type Certificate } from './certificates.js';
import { temporaryDirectory } from './temporary-directory.js';

type TlsOptions = NonNullable<BrokerOptions['tls']>;

export interface LogLine {
  readonly level: number;
  readonly msg: string;
}

/** What is said of every connection is not what these specs are about. */
const COMING_AND_GOING = /^connection (opened|closed|lost)/;

export class TlsLab {
  readonly authority = new Authority('Leveret tests');
  /** What the brokers of this test said. */
  log: LogLine[] = [];
  private readonly running: RunningBroker[] = [];
  private readonly sockets: TLSSocket[] = [];

  constructor(private readonly directory: { readonly path: string }) {}

  write(name: string, content: string): string {
    const path = join(this.directory.path, name);
    writeFileSync(path, content);
    return path;
  }

  /** Files of a certificate, over which a later one may be written. */
  files({ cert, key }: Certificate = this.authority.issue({ name: 'localhost' })): { cert: string; key: string } {
    return { cert: this.write('cert.pem', cert), key: this.write('key.pem', key) };
  }

  /** A broker on free ports. */
  async start(
    tls: Partial<TlsOptions> = {},
    options: BrokerOptions = {},
  ): Promise<RunningBroker & { tlsPort: number }> {
    const lines = this.log;
    const write = (text: string): void => {
      const line = JSON.parse(text) as LogLine;
      if (!COMING_AND_GOING.test(line.msg)) lines.push(line);
    };
    const log = pino({ level: 'info' }, { write });
    const files = tls.cert === undefined ? this.files() : {};
    const security = { port: 0, ...files, ...tls } as TlsOptions;
    const broker = await startBroker({ port: 0, log, ...options, tls: security });
    this.running.push(broker);
    return broker as RunningBroker & { tlsPort: number };
  }

  /** Clients' certificates, judged by our authority. */
  judging(verify: 'peer' | 'required'): Partial<TlsOptions> {
    return { verify, ca: this.write('ca.pem', this.authority.cert) };
  }

  /** A socket with TLS set up; it may be refused all the same. */
  async connect(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
    const ca = this.authority.cert;
    const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca, ...options });
    this.sockets.push(socket);
    await once(socket, 'secureConnect');
    return socket;
  }

  async end(): Promise<void> {
    for (const socket of this.sockets.splice(0)) socket.destroy();
    await Promise.all(this.running.splice(0).map((broker) => broker.stop()));
    this.log = []; // what a broker says after its end is nobody's
  }
}

/** A lab for the tests of a file, with a directory of its own for each. */
export function tlsLab(): TlsLab {
  const lab = new TlsLab(temporaryDirectory());
  afterEach(() => lab.end());
  return lab;
}
