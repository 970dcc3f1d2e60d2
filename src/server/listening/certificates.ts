/**
 * The server's certificate and key, and the certificates by which those of clients are judged: read from
 * files, checked before they are used, and read again when the files change.
 */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type SecureContextOptions, createSecureContext } from 'node:tls';
import type { Logger } from '../logger.js';

/** Names of files, PEM all of them. */
export interface CertificateFiles {
  /** The certificate, with those between it and its root behind it. */
  readonly cert: string;
  readonly key: string;
  /** Password of the key, when it has one. */
  readonly keyPassword?: string;
  /** Certificates by which those of clients are judged. */
  readonly ca?: string;
}

type CertificateErrorCode = 'ERR_TLS_FILE' | 'ERR_TLS_CERTIFICATE' | 'ERR_TLS_KEY';

/** The certificate cannot be served; the message names the file, and says what is wrong with it. */
export class CertificateError extends Error {
  constructor(
    readonly code: CertificateErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** What the files hold. */
interface Contents {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer | undefined;
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'not allowed to read it',
  EISDIR: 'it is a directory',
};

/** How often the files are looked at: renewed certificates are there days before the old ones expire. */
const LOOK_INTERVAL_MS = 30_000;

export class Certificates {
  /** Called with what is to be served from now on. */
  onChange: (context: SecureContextOptions) => void = () => undefined;
  private readonly timer: NodeJS.Timeout;
  /** What was last said to be wrong, so that it is said once. */
  private lastComplaint = '';
  /** One look at a time. */
  private looking: Promise<void> = Promise.resolve();

  /** What is served. */
  context: SecureContextOptions;

  private constructor(
    private readonly files: CertificateFiles,
    private readonly log: Logger,
    private contents: Contents,
    intervalMs: number,
  ) {
    this.context = contextOf(files, contents);
    for (const warning of validity(files, contents.cert)) log.warn(warning);
    this.timer = setInterval(() => {
      void this.look();
    }, intervalMs).unref();
  }

  /** @throws CertificateError */
  static async open(files: CertificateFiles, log: Logger, intervalMs = LOOK_INTERVAL_MS): Promise<Certificates> {
    return new Certificates(files, log, await readContents(files), intervalMs);
  }

  /** When the certificate ends, in milliseconds since 1970. */
  get endsMs(): number {
    return Date.parse(new X509Certificate(this.contents.cert).validTo);
  }

  /** Serves what the files hold now. When it cannot be served, the log says why, and all stays as it is. */
  reload(): Promise<void> {
    this.lastComplaint = '';
    return this.look();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** As `reload`, but says no second time what is wrong. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.lookOnce());
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    try {
      const contents = await readContents(this.files);
      if (isSame(contents, this.contents)) return;
      const context = contextOf(this.files, contents);
      this.contents = contents;
      this.context = context;
      this.lastComplaint = '';
      this.onChange(context);
      this.log.info(describe(contents.cert), 'new certificate: served from now on');
      for (const warning of validity(this.files, contents.cert)) this.log.warn(warning);
    } catch (error) {
      const complaint = error instanceof Error ? error.message : String(error);
      // Of files that are replaced one after the other, the first may not fit the second for a moment.
      if (complaint !== this.lastComplaint) this.log.error(`the certificate served stays the old one: ${complaint}`);
      this.lastComplaint = complaint;
    }
  }
}

/**
 * Reads and checks them once.
 *
 * @returns what is not as it should be, and does not keep them from being served
 * @throws CertificateError
 */
export async function checkCertificates(files: CertificateFiles): Promise<readonly string[]> {
  const contents = await readContents(files);
  contextOf(files, contents);
  return validity(files, contents.cert);
}

async function readContents({ cert, key, ca }: CertificateFiles): Promise<Contents> {
  return {
    cert: await read('certificate', cert),
    key: await read('private key', key),
    ca: ca === undefined ? undefined : await read('certificates of clients', ca),
  };
}

async function read(what: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = WHY_UNREADABLE[code ?? ''] ?? String(error);
    throw new CertificateError('ERR_TLS_FILE', `cannot read the ${what}: ${path}: ${reason}`, error);
  }
}

function isSame(a: Contents, b: Contents): boolean {
  return a.cert.equals(b.cert) && a.key.equals(b.key) && (a.ca ?? '').toString() === (b.ca ?? '').toString();
}

/** All checks that can be made before a client comes. */
function contextOf(files: CertificateFiles, { cert, key, ca }: Contents): SecureContextOptions {
  const certificate = parseCertificate(files.cert, cert);
  if (!certificate.checkPrivateKey(parseKey(files, key))) {
    const message = `the private key in ${files.key} does not belong to the certificate in ${files.cert}`;
    throw new CertificateError('ERR_TLS_KEY', message);
  }
  if (ca !== undefined) parseCertificate(files.ca!, ca);
  const context = {
    cert,
    key,
    ...(files.keyPassword !== undefined && { passphrase: files.keyPassword }),
    ...(ca !== undefined && { ca }),
  };
  try {
    createSecureContext(context);
  } catch (error) {
    const message = `the certificate in ${files.cert} cannot be served: ${String(error)}`;
    throw new CertificateError('ERR_TLS_CERTIFICATE', message, error);
  }
  return context;
}

function parseCertificate(path: string, bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch (error) {
    throw new CertificateError('ERR_TLS_CERTIFICATE', `there is no certificate in ${path}`, error);
  }
}

function parseKey({ key: path, keyPassword }: CertificateFiles, bytes: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: bytes, ...(keyPassword !== undefined && { passphrase: keyPassword }) });
  } catch (error) {
    const isEncrypted = bytes.includes('ENCRYPTED');
    const locked = keyPassword === undefined ? 'needs its password' : 'does not open with the password given';
    const message = isEncrypted ? `the private key in ${path} ${locked}` : `there is no private key in ${path}`;
    throw new CertificateError('ERR_TLS_KEY', message, error);
  }
}

function validity({ cert: path }: CertificateFiles, bytes: Buffer): string[] {
  const { validFrom, validTo } = new X509Certificate(bytes);
  if (Date.parse(validTo) < Date.now()) return [`the certificate in ${path} has expired on ${validTo}`];
  if (Date.parse(validFrom) > Date.now()) return [`the certificate in ${path} is not valid before ${validFrom}`];
  return [];
}

function describe(bytes: Buffer): object {
  const { subject, serialNumber, validTo } = new X509Certificate(bytes);
  return { subject: subject.replaceAll('\n', ', '), serialNumber, validTo };
}
