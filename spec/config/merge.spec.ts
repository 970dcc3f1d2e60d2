/**
 * Of what was given in several places the highest holds; what is wrong is said with its place, all of it at once.
 */
import { describe, expect, it } from '@jest/globals';
import { settingsOfEnvironment } from '../../src/config/environment.js';
import { settingsOfToml } from '../../src/config/file.js';
import { ConfigError, type Given } from '../../src/config/given.js';
import { listingOf } from '../../src/config/listing.js';
import { type Merged, merge } from '../../src/config/merge.js';
import { findSetting } from '../../src/config/settings.js';
import { thrownBy } from '../support/thrown.js';

interface Sources {
  readonly file?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly options?: Readonly<Record<string, unknown>>;
}

function merged({ file = '', environment = {}, options = {} }: Sources): Merged {
  const inFile = settingsOfToml(file, 'conf.toml');
  const inEnvironment = settingsOfEnvironment(environment);
  const asOptions = Object.entries(options).map(([key, value]): Given => {
    const setting = findSetting(key)!;
    return { setting, value, source: 'option', where: setting.option! };
  });
  const given = [...asOptions, ...inEnvironment.given, ...inFile.given];
  return merge(given, [...inFile.errors, ...inEnvironment.errors]);
}

function complaints(sources: Sources): readonly string[] {
  const error = thrownBy(() => merged(sources));
  if (error instanceof ConfigError) return error.lines;
  throw error;
}

const tls = '[tls]\ncert = "a"\nkey = "b"\n';

describe('rank', () => {
  it.each([
    [{}, 5672, 'default'],
    [{ file: 'port = 1' }, 1, 'conf.toml:1'],
    [{ file: 'port = 1', environment: { LEVERET_PORT: '2' } }, 2, 'LEVERET_PORT'],
    [{ file: 'port = 1', environment: { LEVERET_PORT: '2' }, options: { port: 3 } }, 3, '--port'],
    [{ file: 'port = 1', options: { port: 3 } }, 3, '--port'],
  ] as const)('%j', (sources, port, where) => {
    const { config, effective } = merged(sources);
    expect(config.port).toBe(port);
    expect(effective.get('port')!.where).toBe(where);
  });

  it('what is wrong and outranked is wrong all the same', () => {
    expect(complaints({ file: 'port = "x"', options: { port: 3 } })).toHaveLength(1);
  });

  it.each([
    [{ file: 'data = "x"', options: { memory: true } }, true],
    [{ file: 'memory = true', options: { data: 'x' } }, false],
    [{ file: 'memory = true' }, true],
    [{ file: 'memory = false\ndata = "x"' }, false],
    [{}, false],
  ] as const)('of memory and data: %j', (sources, memory) => {
    expect(merged(sources).config.memory).toBe(memory);
  });
});

describe('a complaint', () => {
  it('has the place, the value, and what is allowed; one line for each', () => {
    const file = 'port = 70000\nhandshake_timeout = 10\nhost = ["a"]\nnonsense = 1\n[log]\nlevel = "loud"\n';
    const environment = { LEVERET_HEARTBEAT: 'often', LEVERET_LISTENERS: '' };
    expect(complaints({ file, environment, options: { channel_max: 0 } })).toEqual([
      'conf.toml:4: nonsense: there is no such key',
      '--channel-max 0: give a number from 1 to 65535',
      'LEVERET_HEARTBEAT=often: give a number of seconds, 0 for none, from 0 to 65535',
      'LEVERET_LISTENERS="": give addresses with their ports, as 127.0.0.1:5672 or [::1]:5672',
      'conf.toml:1: port = 70000: give a number from 0 to 65535, or off',
      'conf.toml:2: handshake_timeout = 10: give a time with its unit, as 500ms, 30s, 5min or 2h, from 1s to 5min',
      'conf.toml:3: host = ["a"]: give a host name or an IP address',
      'conf.toml:6: log.level = "loud": give fatal, error, warn, info, debug, trace or silent',
    ]);
  });

  it('stays one short line, whatever was given', () => {
    const [line] = complaints({ environment: { LEVERET_HOST: `a\nb ${'c'.repeat(1000)}` } });
    expect(line).toMatch(/^LEVERET_HOST=a b c+…: give a host name/);
    expect(line!.length).toBeLessThan(200);
  });

  it('keeps a secret', () => {
    expect(complaints({ file: 'default_password = 12345' })).toEqual([
      'conf.toml:1: default_password = "***": give a text that is not empty',
    ]);
  });
});

describe('together they make no sense:', () => {
  it.each<[string, Sources, string]>([
    ['memory and data', { options: { memory: true, data: 'x' } }, '--memory: it excludes --data x; give one of them'],
    [
      'memory and data in a file',
      { file: 'memory = true\ndata = "x"' },
      'conf.toml:1: memory = true: it excludes conf.toml:2: data = "x"; give one of them',
    ],
    ['a certificate without key', { file: '[tls]\ncert = "a"' }, 'conf.toml:2: tls.cert = "a": it needs tls.key'],
    ['a key without certificate', { options: { 'tls.key': 'a' } }, '--tls-key a: it needs tls.cert'],
    [
      'a port without certificate',
      { environment: { LEVERET_TLS_PORT: '1' } },
      'LEVERET_TLS_PORT=1: it needs tls.cert and tls.key',
    ],
    [
      'required by whom',
      { file: `${tls}verify = "required"` },
      'conf.toml:4: tls.verify = "required": it needs tls.ca',
    ],
    [
      'an authority for nothing',
      { file: `${tls}ca = "c"` },
      'conf.toml:4: tls.ca = "c": it is for nothing without tls.verify; give peer or required',
    ],
    [
      'no port at all',
      { options: { port: 'off' } },
      '--port off: nothing is left to listen on; give tls.cert and tls.key, or listeners',
    ],
    [
      'a user without password',
      { file: 'default_user = "alice"' },
      'conf.toml:1: default_user = "alice": it needs default_password, or LEVERET_DEFAULT_PASSWORD',
    ],
  ])('%s', (_, sources, complaint) => {
    expect(complaints(sources)).toEqual([complaint]);
  });

  it.each<[string, Sources]>([
    ['TLS alone', { file: `port = "off"\n${tls}` }],
    ['other listeners alone', { file: 'port = "off"\nlisteners = ["a:1"]' }],
    ['no port for TLS, and no certificate', { file: '[tls]\nport = "off"' }],
    ['an authority, and nobody asked for now', { file: `${tls}ca = "c"\nverify = "none"` }],
    ['the key and the certificate from two places', { file: '[tls]\ncert = "a"', options: { 'tls.key': 'b' } }],
  ])('but these do: %s', (_, sources) => {
    expect(() => merged(sources)).not.toThrow();
  });
});

describe('the listing', () => {
  it('is a file of settings, with where each came from, and no secret', () => {
    const environment = { LEVERET_DEFAULT_PASSWORD: 'sesame' };
    const { effective } = merged({ file: `heartbeat = 5\n${tls}`, environment, options: { host: '::1' } });
    const listing = listingOf(effective);
    expect(listing).not.toContain('sesame');
    expect(listing).toMatch(/^host = "::1" +# --host$/m);
    expect(listing).toMatch(/^heartbeat = 5 +# conf.toml:1$/m);
    expect(listing).toMatch(/^default_password = "\*\*\*" +# LEVERET_DEFAULT_PASSWORD$/m);
    expect(listing).toMatch(/^# advertise +# not set: Leveret$/m);
    const again = settingsOfToml(listing, 'again.toml');
    expect(again.errors).toEqual([]);
    // The path in it is now one beside a file: the same, shorter.
    const open = (given: Iterable<Given>) =>
      Object.fromEntries(
        [...given]
          .filter(({ setting }) => !setting.secret)
          .map(({ setting, value }) => [setting.key, value === './leveret-data' ? 'leveret-data' : value]),
      );
    expect(open(again.given)).toEqual(open(effective.values()));
  });
});
