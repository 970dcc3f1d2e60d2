/**
 * The server's side of TLS: which versions and ciphers, how long a handshake may take, who is let in.
 */
import type { Socket } from 'node:net';
import { type SecureContextOptions, type Server, type TLSSocket, createServer } from 'node:tls';
import type { Certificates } from './certificates.js';
import { type ClientVerification, judgeClient } from './client-certificate.js';

/** Whom the server tells of those who came. */
export interface Door {
  admit(socket: TLSSocket, certificateName: string | undefined): void;
  refuse(socket: Socket, why: string): void;
}

/** All of TLS 1.3; of TLS 1.2 what has forward secrecy and authenticates what it encrypts. */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];

/** Makes servers for TLS, all with one certificate. */
export class Security {
  private readonly settings: { readonly minVersion: 'TLSv1.2' | 'TLSv1.3'; readonly ciphers: string };

  constructor(
    readonly certificates: Certificates,
    private readonly verify: ClientVerification,
    minVersion: 'TLSv1.2' | 'TLSv1.3',
  ) {
    this.settings = { minVersion, ciphers: CIPHERS.join(':') };
  }

  /** Certificate, versions and ciphers as they are now, for servers of other protocols. */
  get context(): SecureContextOptions {
    return { ...this.certificates.context, ...this.settings };
  }

  /** Has `renew` called, too, when there is another certificate. */
  onRenewal(renew: () => void): void {
    const { certificates } = this;
    const before = certificates.onChange;
    certificates.onChange = (context) => {
      before(context);
      renew();
    };
  }

  createServer(handshakeTimeoutMs: number, door: Door): Server {
    const { certificates, verify, settings } = this;
    const server = createServer({
      ...certificates.context,
      ...settings,
      noDelay: true,
      allowHalfOpen: true,
      handshakeTimeout: handshakeTimeoutMs,
      requestCert: verify !== 'none',
      rejectUnauthorized: false, // we do it ourselves, and say why
    });
    server.on('secureConnection', (socket) => {
      const verdict = judgeClient(socket, verify);
      if (verdict.kind === 'admitted') door.admit(socket, verdict.certificateName);
      else refuse(door, socket, verdict.why);
    });
    server.on('tlsClientError', (error, socket) => {
      // Who goes by himself is not refused.
      if ('code' in error && error.code === 'ECONNRESET') socket.destroy();
      else refuse(door, socket, reasonOf(error));
    });
    return server;
  }

  /** Who connects from now on meets the certificate that there is now; who is there keeps what was agreed. */
  renew(server: Server): void {
    server.setSecureContext({ ...this.certificates.context, ...this.settings });
  }
}

function refuse(door: Door, socket: TLSSocket, why: string): void {
  socket.on('error', () => undefined); // it is given up already
  door.refuse(socket, why);
  socket.destroy();
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_HTTP_REQUEST':
      return 'refused: not TLS';
    case 'ERR_TLS_HANDSHAKE_TIMEOUT':
      return 'refused: TLS handshake not done in time';
    default:
      return `refused: TLS handshake failed (${code === '' ? error.message : code})`;
  }
}
