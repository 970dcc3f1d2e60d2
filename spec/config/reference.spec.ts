/**
 * The documentation has all settings as they are, and every default is one that could have been given.
 */
import { describe, expect, it } from '@jest/globals';
import { withReference } from '../../src/config/reference.js';
import { merge } from '../../src/config/merge.js';
import { settings } from '../../src/config/settings.js';
import { readFiles } from '../tidy/project-files.js';

describe('docs/configuration.md', () => {
  it('is up to date; if not, `leveret config reference --update docs/configuration.md` mends it', () => {
    const [page] = readFiles('docs/configuration.md');
    expect(page!.text).toBe(withReference(page!.text));
  });

  it('needs a place for the table', () => {
    expect(withReference('nothing')).toBeUndefined();
    expect(withReference('<!-- settings: begin -->')).toBeUndefined();
  });
});

describe('every setting', () => {
  it.each(settings.map((setting) => [setting.key, setting] as const))(
    '%s: its default could be given',
    (_, setting) => {
      if (setting.default === undefined) expect(setting.schema.safeParse(undefined).success).toBe(true);
      else expect(setting.kind.schema.safeParse(setting.default).success).toBe(true);
    },
  );

  it('has a description that is a sentence', () => {
    expect(settings.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
  });

  it('has a name of its own for the command line, unless it is secret', () => {
    const options = settings.map(({ option }) => option).filter((option) => option !== undefined);
    expect(new Set(options).size).toBe(options.length);
    expect(settings.filter(({ option }) => option === undefined).map(({ key }) => key)).toEqual([
      'default_password',
      'tls.key_password',
    ]);
  });

  it('has a value when nobody gives any, and one config in all', () => {
    expect(merge([]).config).toMatchObject({
      host: '127.0.0.1',
      port: 5672,
      log: { level: 'info' },
      tls: { port: 5671 },
    });
  });
});
