/**
 * The server's own certificate: what cannot be served is said when the broker starts, with the file's name.
 */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CertificateError, checkCertificates } from '../../../src/server/listening/certificates.js';
import { Authority } from '../../support/certificates.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';
import { TlsLab } from '../../support/tls-lab.js';

const directory = temporaryDirectory();
const lab = new TlsLab(directory);
const authority = new Authority('anybody');

async function refusal(files: Parameters<typeof checkCertificates>[0]): Promise<{ code: string; message: string }> {
  try {
    await checkCertificates(files);
  } catch (error) {
    if (error instanceof CertificateError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a certificate that cannot be served', () => {
  it.each(['cert', 'key', 'ca'] as const)('has no file: %s', async (which) => {
    const missing = join(directory.path, 'missing.pem');
    const { code, message } = await refusal({ ...lab.files(), [which]: missing });
    expect(code).toBe('ERR_TLS_FILE');
    expect(message).toContain(`${missing}: there is no such file`);
  });

  it('is a directory', async () => {
    const { message } = await refusal({ ...lab.files(), key: directory.path });
    expect(message).toBe(`cannot read the private key: ${directory.path}: it is a directory`);
  });

  it('has the key of another', async () => {
    const files = lab.files();
    const key = lab.write('other.pem', authority.issue({ name: 'localhost' }).key);
    expect(await refusal({ ...files, key })).toEqual({
      code: 'ERR_TLS_KEY',
      message: `the private key in ${key} does not belong to the certificate in ${files.cert}`,
    });
  });

  it.each(['cert', 'ca'] as const)('is none: %s', async (which) => {
    const path = lab.write('nonsense.pem', 'nonsense');
    expect(await refusal({ ...lab.files(), [which]: path })).toEqual({
      code: 'ERR_TLS_CERTIFICATE',
      message: `there is no certificate in ${path}`,
    });
  });

  it('has no key', async () => {
    const key = lab.write('nonsense.pem', 'nonsense');
    expect(await refusal({ ...lab.files(), key })).toEqual({
      code: 'ERR_TLS_KEY',
      message: `there is no private key in ${key}`,
    });
  });

  it('has a key whose password is missing or wrong', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const locked = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' } as const;
    const key = lab.write('locked.pem', privateKey.export(locked) as string);
    const files = { ...lab.files(), key };
    expect((await refusal(files)).message).toBe(`the private key in ${key} needs its password`);
    const { message } = await refusal({ ...files, keyPassword: 'wrong' });
    expect(message).toBe(`the private key in ${key} does not open with the password given`);
    // With the right one it opens, and is found to be another's.
    expect((await refusal({ ...files, keyPassword: 'right' })).message).toContain('does not belong');
  });
});

describe('a certificate that can be served', () => {
  it('is nothing to talk about', async () => {
    expect(await checkCertificates(lab.files())).toEqual([]);
  });

  it.each([
    ['has expired', { fromDays: -10, toDays: -1 }, /^the certificate in .+ has expired on .+ GMT$/],
    ['is not valid yet', { fromDays: 1, toDays: 10 }, /^the certificate in .+ is not valid before .+ GMT$/],
  ])('is warned of when it %s', async (_, days, warning) => {
    const files = lab.files(authority.issue({ name: 'localhost', ...days }));
    expect(await checkCertificates(files)).toEqual([expect.stringMatching(warning)]);
  });
});
