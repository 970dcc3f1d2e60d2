/**
 * Options: what is wrong is said in one line on standard error, with exit code 2 and nothing on
 * standard output; help and version are answers, not errors.
 */
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { settings } from '../../src/config/settings.js';
import { runCommand } from '../support/broker-process.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

describe('a mistake', () => {
  it.each([
    ['serve --port abc', '--port abc: give a number from 0 to 65535, or off'],
    ['serve --port 65536', '--port 65536: give a number from 0 to 65535, or off'],
    ['serve --port -1', '--port -1: give a number from 0 to 65535, or off'],
    ['serve --port', "option '--port <number>' argument missing"],
    ['serve --http-port x', '--http-port x: give a number from 0 to 65535, or off'],
    ['serve --prot 5672', "unknown option '--prot' (Did you mean --port?)"],
    ['serve --log-level loud', 'give fatal, error, warn, info, debug, trace or silent'],
    ['serve --advertise rabbitmq', 'give a product and a dotted version, as rabbitmq:4.2.0'],
    ['serve --advertise rabbitmq:four', 'give a product and a dotted version, as rabbitmq:4.2.0'],
    [
      'serve --memory --host 192.0.2.1 --port 0',
      '192.0.2.1 is not an address of this machine; choose another with --host',
    ],
    ['serve --memory-budget lots', '--memory-budget lots: give bytes, a size as 512MiB or 1GB, or a share'],
    ['serve --memory-budget 0', '--memory-budget 0: give bytes, a size as 512MiB or 1GB, or a share'],
    ['serve --data', "option '--data <directory>' argument missing"],
    ['serve --data=', '--data "": give the name of a directory'],
    ['serve --memory --data here', '--memory: it excludes --data here; give one of them'],
    ['serve --memory --tls-cert nowhere.pem', '--tls-cert nowhere.pem: it needs tls.key'],
    [
      'serve --memory --tls-cert nowhere.pem --tls-key nowhere.pem',
      'cannot read the certificate: nowhere.pem: there is no such file',
    ],
    ['serve --config nowhere.toml', 'nowhere.toml: there is no such file'],
    ['serve --default-password x', "unknown option '--default-password'"],
    ['config check nowhere.toml', 'nowhere.toml: there is no such file'],
    ['config check one.toml two.toml', "too many arguments for 'check'"],
    ['config shwo', "unknown command 'shwo' (Did you mean show?)"],
    ['serve more', "too many arguments for 'serve'"],
    ['sreve', "unknown command 'sreve' (Did you mean serve?)"],
    ['--nonsense', "unknown option '--nonsense'"],
  ])('in "%s" is one line and exit code 2', async (command, text) => {
    const { code, stdout, stderr } = await runCommand(...command.split(' '));
    expect(stderr).toContain(text);
    expect(stderr).toMatch(/^(error|leveret): .+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('is a taken port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stdout, stderr } = await runCommand('serve', '--port', String(port), '--memory');
    expect(stderr).toBe(`leveret: port ${port} on 127.0.0.1 is taken; choose another with --port\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    server.close();
  });

  it.each([
    ['the management API', '--http-port', '--metrics-port'],
    ['metrics', '--metrics-port', '--http-port'],
  ])('is a taken port of %s', async (_, option, other) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const options = ['--port', '0', '--memory', other, 'off', option, String(port)];
    const { code, stderr } = await runCommand('serve', ...options);
    expect(stderr).toBe(`leveret: port ${port} on 127.0.0.1 is taken; choose another with ${option}\n`);
    expect(code).toBe(2);
    server.close();
  });

  it('is no command at all: the help is shown', async () => {
    const { code, stdout, stderr } = await runCommand();
    expect(stderr).toMatch(/^Usage: leveret /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('an answer', () => {
  it.each(['--version', '-V'])('to %s is the version', async (option) => {
    expect(await runCommand(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('to --help names the commands', async () => {
    const { code, stdout, stderr } = await runCommand('--help');
    expect(stdout).toMatch(/^Usage: leveret /);
    expect(stdout).toContain('serve');
    expect(stdout).toContain('config');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('to serve --help names the options', async () => {
    const { code, stdout, stderr } = await runCommand('serve', '--help');
    expect(stdout).toContain('--config <file>');
    for (const { option } of settings) if (option !== undefined) expect(stdout).toContain(option);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
