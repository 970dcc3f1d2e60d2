/**
 * The settings one by one, as the schema has them: what each is called in a file, in the environment and on
 * the command line.
 */
import { z } from 'zod/v3';
import { type About, aboutOf, configSchema } from './schema.js';

export interface Setting extends About {
  /** Names in the configuration, outermost first. */
  readonly path: readonly string[];
  /** `tls.min_version` */
  readonly key: string;
  /** `LEVERET_TLS_MIN_VERSION` */
  readonly variable: string;
  /** `--tls-min-version`; undefined for a secret, which a list of processes would show. */
  readonly option: string | undefined;
  readonly description: string;
  readonly schema: z.ZodTypeAny;
}

export const VARIABLE_PREFIX = 'LEVERET_';

export const settings: readonly Setting[] = settingsIn(configSchema, []);

const byKey = new Map(settings.map((setting) => [setting.key, setting]));

/** The names of sections, `tls` and the like. */
export const sections: ReadonlySet<string> = new Set(
  settings.filter(({ path }) => path.length > 1).map(({ path }) => snake(path[0]!)),
);

export function findSetting(key: string): Setting | undefined {
  return byKey.get(key);
}

function settingsIn(schema: z.AnyZodObject, above: readonly string[]): readonly Setting[] {
  return Object.entries(schema.shape as z.ZodRawShape).flatMap(([name, inner]) => {
    const path = [...above, name];
    return inner instanceof z.ZodObject ? settingsIn(inner as z.AnyZodObject, path) : [settingOf(inner, path)];
  });
}

function settingOf(schema: z.ZodTypeAny, path: readonly string[]): Setting {
  const about = aboutOf(schema)!;
  const key = path.map(snake).join('.');
  return {
    ...about,
    path,
    key,
    variable: VARIABLE_PREFIX + key.replaceAll('.', '_').toUpperCase(),
    option: about.secret ? undefined : `--${key.replaceAll(/[._]/g, '-')}`,
    description: schema.description!,
    schema,
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
