/**
 * `leveret config`: whether settings are good, and what holds, as `leveret serve` would see it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runCommand, runCommandIn } from '../support/broker-process.js';
import { Authority } from '../support/certificates.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const directory = temporaryDirectory();
const authority = new Authority('anybody');

function write(name: string, text: string): string {
  const path = join(directory.path, name);
  writeFileSync(path, text);
  return path;
}

/** A file of settings with a certificate beside it. */
function settingsWithTls(days: { fromDays?: number; toDays?: number } = {}): string {
  const { cert, key } = authority.issue({ name: 'localhost', ...days });
  write('cert.pem', cert);
  write('key.pem', key);
  return write('leveret.toml', '[tls]\ncert = "cert.pem"\nkey = "key.pem"\n');
}

describe('check', () => {
  it('says that a file is good', async () => {
    const file = settingsWithTls();
    expect(await runCommand('config', 'check', file)).toEqual({ code: 0, stdout: `${file} is good\n`, stderr: '' });
    expect((await runCommandIn({ LEVERET_CONFIG: file }, 'config', 'check')).stdout).toBe(`${file} is good\n`);
  });

  it('says what is wrong, a line each, with file and line', async () => {
    const file = write('leveret.toml', 'port = 70000\n\nhearbeat = 5\n');
    expect(await runCommand('config', 'check', file)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `leveret: ${file}:3: hearbeat: there is no such key (did you mean heartbeat?)\n` +
        `leveret: ${file}:1: port = 70000: give a number from 0 to 65535, or off\n`,
    });
  });

  it('sees the environment and options, too', async () => {
    const { code, stderr } = await runCommandIn({ LEVERET_PROT: '1' }, 'config', 'check', '--heartbeat', 'x');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^leveret: LEVERET_PROT: .+\nleveret: --heartbeat x: .+\n$/);
  });

  it('looks into the certificate', async () => {
    const file = settingsWithTls();
    write('key.pem', authority.issue({ name: 'localhost' }).key);
    const { code, stderr } = await runCommand('config', 'check', file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^leveret: the private key in .+key\.pem does not belong to the certificate in .+\n$/);
  });

  it('warns of a certificate that has expired', async () => {
    const { code, stderr } = await runCommand('config', 'check', settingsWithTls({ fromDays: -9, toDays: -1 }));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^leveret: warning: the certificate in .+cert\.pem has expired on .+\n$/);
  });
});

describe('show', () => {
  it('has what holds and where it is from, and no secret', async () => {
    const file = write('leveret.toml', 'heartbeat = 7\nport = 1\n');
    const environment = { LEVERET_PORT: '2', LEVERET_DEFAULT_PASSWORD: 'sesame' };
    const { code, stdout } = await runCommandIn(environment, 'config', 'show', '--config', file, '--host', '::1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^host = "::1" +# --host$/m);
    expect(stdout).toMatch(/^port = 2 +# LEVERET_PORT$/m);
    expect(stdout).toContain(`# ${file}:1\n`);
    expect(stdout).not.toContain('sesame');
  });
});

describe('reference', () => {
  it('is the table of the documentation', async () => {
    const { stdout } = await runCommand('config', 'reference');
    expect(stdout).toMatch(/^\| `tls\.cert` +\| `LEVERET_TLS_CERT` +\| `--tls-cert` +\|/m);
  });

  it('has to have its place in a page', async () => {
    const page = write('page.md', 'nothing\n');
    expect(await runCommand('config', 'reference', '--update', page)).toEqual({
      code: 2,
      stdout: '',
      stderr: `leveret: ${page}: no place for the table\n`,
    });
  });
});
