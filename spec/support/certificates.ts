/**
 * Certificates for the specs of TLS: made here, so that any of them can be wrong in any way.
 */
import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, boolean, identifier, inContext, integer, octets, sequence, set, tagged, text, time } from './der.js';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

export interface CertificateWishes {
  readonly name: string;
  /** More common names of the same subject. */
  readonly otherNames?: readonly string[];
  /** Days from now on; a negative one lies in the past. */
  readonly fromDays?: number;
  readonly toDays?: number;
}

const DAY_MS = 86_400_000;

const ECDSA_WITH_SHA256 = sequence(identifier('1.2.840.10045.4.3.2'));

/** Issues certificates. */
export class Authority implements Certificate {
  readonly cert: string;
  readonly key: string;
  private readonly privateKey: KeyObject;

  constructor(private readonly name: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    this.key = keyPem(privateKey);
    this.cert = this.sign({ name }, publicKey, [
      extension('2.5.29.19', sequence(boolean(true)), true), // basicConstraints: is an authority
    ]);
  }

  /** A certificate for a server and a client alike, on this machine. */
  issue(wishes: CertificateWishes): Certificate {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const localhost = tagged(0x82, Buffer.from('localhost'));
    const loopback = tagged(0x87, Buffer.from([127, 0, 0, 1]));
    const cert = this.sign(wishes, publicKey, [extension('2.5.29.17', sequence(localhost, loopback))]); // subjectAltName
    return { cert, key: keyPem(privateKey) };
  }

  /** RFC 5280, section 4.1. */
  private sign(wishes: CertificateWishes, publicKey: KeyObject, extensions: readonly Buffer[]): string {
    const { name, otherNames = [], fromDays = -1, toDays = 365 } = wishes;
    const body = sequence(
      inContext(0, integer(Buffer.from([2]))), // version 3
      integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ECDSA_WITH_SHA256,
      subjectOf([this.name]),
      sequence(time(daysFromNow(fromDays)), time(daysFromNow(toDays))),
      subjectOf([name, ...otherNames]),
      publicKey.export({ type: 'spki', format: 'der' }),
      inContext(3, sequence(...extensions)),
    );
    const signature = sign('sha256', body, this.privateKey);
    return pem(sequence(body, ECDSA_WITH_SHA256, bits(signature)));
  }
}

function subjectOf(names: readonly string[]): Buffer {
  return sequence(...names.map((name) => set(sequence(identifier('2.5.4.3'), text(name)))));
}

function extension(id: string, content: Buffer, critical = false): Buffer {
  return sequence(identifier(id), ...(critical ? [boolean(true)] : []), octets(content));
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}

function keyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
