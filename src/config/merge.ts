/**
 * Puts together what was given: of each setting the value that holds, checked, and where it came from.
 */
import { disagreements } from './agreement.js';
import { ConfigError, type Effective, type Given, citation, sources } from './given.js';
import { type Config, configSchema } from './schema.js';
import { settings } from './settings.js';

export interface Merged {
  readonly config: Config;
  readonly effective: Effective;
}

/**
 * @param errors what was found to be wrong already, a line each
 * @throws ConfigError
 */
export function merge(given: readonly Given[], errors: readonly string[] = []): Merged {
  const wrong = [...errors, ...given.flatMap(refusal)];
  if (wrong.length > 0) throw new ConfigError(wrong);
  const effective = settle(given);
  const config = configSchema.parse(nested(effective));
  const disagreeing = disagreements(config, effective);
  if (disagreeing.length > 0) throw new ConfigError(disagreeing);
  return { config, effective };
}

function refusal(given: Given): string[] {
  const { schema, kind } = given.setting;
  return schema.safeParse(given.value).success ? [] : [`${citation(given)}: give ${kind.allowed}`];
}

function settle(given: readonly Given[]): Effective {
  const effective = new Map<string, Given>();
  for (const setting of settings) {
    if (setting.default !== undefined) {
      effective.set(setting.key, { setting, value: setting.default, source: 'default', where: 'default' });
    }
  }
  for (const source of sources) {
    for (const one of given) if (one.source === source) effective.set(one.setting.key, one);
  }
  // They exclude each other: who says where to keep things does not keep them in memory, and the other way round.
  const memory = effective.get('memory')!;
  const isOutranked = sources.indexOf(effective.get('data')!.source) > sources.indexOf(memory.source);
  if (isOutranked) effective.set('memory', { ...memory, value: false });
  return effective;
}

/** As a file would have it. */
function nested(effective: Effective): object {
  const root: Record<string, Record<string, unknown>> = {};
  for (const { path } of settings) if (path.length > 1) root[path[0]!] = {};
  for (const { setting, value } of effective.values()) {
    const [first, second] = setting.path;
    if (second === undefined) (root as Record<string, unknown>)[first!] = value;
    else root[first!]![second] = value;
  }
  return root;
}
