/**
 * A file of settings: each value with the line on which it stands, names of files relative to it, and what
 * is no setting said so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfigFile, settingsOfToml } from '../../src/config/file.js';
import { ConfigError } from '../../src/config/given.js';
import { temporaryDirectory } from '../support/temporary-directory.js';
import { thrownBy } from '../support/thrown.js';

const directory = temporaryDirectory();

/** Key -> value and line. */
function given(text: string): Record<string, unknown> {
  const found = settingsOfToml(text, 'conf.toml').given;
  return Object.fromEntries(found.map(({ setting, value, where }) => [setting.key, [value, where]]));
}

const errors = (text: string): readonly string[] => settingsOfToml(text, 'conf.toml').errors;

function linesOf(act: () => unknown): readonly string[] {
  const error = thrownBy(act);
  if (error instanceof ConfigError) return error.lines;
  throw error;
}

describe('what stands in it', () => {
  it('has its line, however it is written', () => {
    const text = [
      '# a comment',
      'port = 1',
      '',
      'listeners = [',
      '  "a:1", # port = 2',
      '  "b:2",',
      ']',
      'log.level = "warn"',
      'advertise = """',
      'port = 3"""',
      '[tls]',
      '# min_version = 1.2',
      'min_version = "1.3"',
      '"verify" = "none"',
    ];
    expect(given(text.join('\n'))).toEqual({
      port: [1, 'conf.toml:2'],
      listeners: [['a:1', 'b:2'], 'conf.toml:4'],
      'log.level': ['warn', 'conf.toml:8'],
      advertise: ['port = 3', 'conf.toml:9'],
      'tls.min_version': ['1.3', 'conf.toml:13'],
      'tls.verify': ['none', 'conf.toml:14'],
    });
  });

  it('may stand in an inline table, and end lines as Windows does', () => {
    expect(given('host = "a"\r\nlog = { level = "info", format = "json" }\r\n')).toEqual({
      host: ['a', 'conf.toml:1'],
      'log.level': ['info', 'conf.toml:2'],
      'log.format': ['json', 'conf.toml:2'],
    });
  });

  it('may be nothing', () => {
    expect(settingsOfToml('', 'conf.toml')).toEqual({ given: [], errors: [] });
    expect(settingsOfToml('[tls]\n[log]\n', 'conf.toml')).toEqual({ given: [], errors: [] });
  });

  it('names files relative to it', () => {
    const text = 'data = "here"\n[tls]\ncert = "../certs/a.pem"\nkey = "/absolute.pem"\n';
    const { given } = settingsOfToml(text, '/etc/leveret/conf.toml');
    expect(given.map(({ value }) => value)).toEqual(['/etc/leveret/here', '/etc/certs/a.pem', '/absolute.pem']);
  });
});

describe('what is no setting', () => {
  it.each([
    ['hearbeat = 5', 'conf.toml:1: hearbeat: there is no such key (did you mean heartbeat?)'],
    ['log_level = "info"', 'conf.toml:1: log_level: there is no such key (did you mean log.level?)'],
    ['\n[tls]\ncertt = "x"', 'conf.toml:3: tls.certt: there is no such key (did you mean tls.cert?)'],
    ['port = 1\n[tsl]\ncert = "x"', 'conf.toml:2: tsl: there is no such key (did you mean tls?)'],
    ['entirely_different = 1', 'conf.toml:1: entirely_different: there is no such key'],
    ['tls = 5', 'conf.toml:1: tls = 5: it is a section, write [tls]'],
    ['[[tls]]\ncert = "x"', 'conf.toml:1: tls = [{ … }]: it is a section, write [tls]'],
    ['__proto__ = 1', 'conf.toml:1: __proto__: there is no such key'],
    ['[tls.cert]\nfile = "x"\n[port.x]', undefined],
  ])('%j', (text, error) => {
    expect(errors(text)).toEqual(error === undefined ? [] : [error]);
  });

  it('is said of each', () => {
    expect(errors('a = 1\nport = 2\nb = 3')).toEqual([
      'conf.toml:1: a: there is no such key',
      'conf.toml:3: b: there is no such key',
    ]);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['port = ', 'conf.toml:1:8: no TOML: '],
    ['a = 1\nport 5', 'conf.toml:2:'],
    ['port = 1\nport = 2', 'conf.toml:2:'],
    ['[tls\n', 'conf.toml:1:'],
  ])('is no TOML: %j', (text, beginning) => {
    const lines = linesOf(() => settingsOfToml(text, 'conf.toml'));
    expect(lines).toEqual([expect.stringContaining(beginning)]);
    expect(lines[0]).toMatch(/: no TOML: .+$/);
  });

  it('is missing', () => {
    const path = join(directory.path, 'missing.toml');
    expect(linesOf(() => readConfigFile(path))).toEqual([`${path}: there is no such file`]);
  });

  it('is a directory', () => {
    const path = join(directory.path, 'directory');
    mkdirSync(path);
    expect(linesOf(() => readConfigFile(path))).toEqual([`${path}: it is a directory`]);
  });

  it('is beyond all measure', () => {
    const path = join(directory.path, 'large.toml');
    writeFileSync(path, '#'.repeat(1024 * 1024 + 1));
    expect(linesOf(() => readConfigFile(path))).toEqual([`${path}: too large for a configuration file`]);
  });
});
