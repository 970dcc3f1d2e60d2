/**
 * Users, permissions and limits as bytes: what stands behind the octets of `definition-codec.ts`.
 */
import type { AccessEntry } from '../../core/access/entries.js';
import type { LimitName, LimitValues } from '../../core/access/limit-values.js';
import type { HashAlgorithm } from '../../core/access/password-hash.js';
import type { DefinitionEntry } from '../../core/definitions.js';
import type { User } from '../../core/access/user.js';
import type { Reader } from '../../wire/values/reader.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { decodeText, encodeText } from '../../wire/values/text.js';
import type { Writer } from '../../wire/values/writer.js';

export const accessKinds = { user: 'u', permission: 'a', 'topic-permission': 't', 'vhost-limits': 'l' } as const;

export function isAccess(entry: DefinitionEntry): entry is AccessEntry {
  return Object.hasOwn(accessKinds, entry.kind);
}

export function writeAccessName(writer: Writer, entry: AccessEntry): void {
  switch (entry.kind) {
    case 'user':
      writer.shortstr(entry.user.name);
      break;
    case 'permission':
      writer.shortstr(entry.permission.vhost);
      writer.shortstr(entry.permission.user);
      break;
    case 'topic-permission':
      writer.shortstr(entry.permission.vhost);
      writer.shortstr(entry.permission.user);
      writer.shortstr(entry.permission.exchange);
      break;
    case 'vhost-limits':
      writer.shortstr(entry.vhost);
      break;
  }
}

export function writeAccessValue(writer: Writer, entry: AccessEntry): void {
  switch (entry.kind) {
    case 'user': {
      const { password, tags, limits } = entry.user;
      writer.shortstr(password?.algorithm ?? '');
      writer.shortstr(password?.hash ?? '');
      writer.short(tags.length);
      for (const tag of tags) writer.shortstr(tag);
      writer.table(tableOf(limits));
      break;
    }
    case 'permission': {
      const { configure, write, read } = entry.permission;
      for (const pattern of [configure, write, read]) writer.longstr(encodeText(pattern));
      break;
    }
    case 'topic-permission': {
      const { write, read } = entry.permission;
      for (const pattern of [write, read]) writer.longstr(encodeText(pattern));
      break;
    }
    case 'vhost-limits':
      writer.table(tableOf(entry.limits));
      break;
  }
}

/** @returns `undefined` when the letter is none of `accessKinds` */
export function readAccess(letter: string, of: Reader, properties: Reader): AccessEntry | undefined {
  switch (letter) {
    case accessKinds.user:
      return { kind: 'user', user: readUser(of, properties) };
    case accessKinds.permission: {
      const [vhost, user] = [of.shortstr(), of.shortstr()];
      const [configure, write, read] = [longText(properties), longText(properties), longText(properties)];
      return { kind: 'permission', permission: { user, vhost, configure, write, read } };
    }
    case accessKinds['topic-permission']: {
      const [vhost, user, exchange] = [of.shortstr(), of.shortstr(), of.shortstr()];
      const [write, read] = [longText(properties), longText(properties)];
      return { kind: 'topic-permission', permission: { user, vhost, exchange, write, read } };
    }
    case accessKinds['vhost-limits']:
      return { kind: 'vhost-limits', vhost: of.shortstr(), limits: limitsOf(properties.table()) };
    default:
      return undefined;
  }
}

function readUser(of: Reader, properties: Reader): User {
  const name = of.shortstr();
  // Whether it is an algorithm that this version knows is for whoever compares passwords to judge.
  const algorithm = properties.shortstr() as HashAlgorithm | '';
  const hash = properties.shortstr();
  const tags = Array.from({ length: properties.short() }, () => properties.shortstr());
  const password = algorithm === '' ? undefined : { algorithm, hash };
  return { name, password, tags, limits: limitsOf(properties.table()) };
}

/** A text that may be longer than a name. */
export function longText(properties: Reader): string {
  const bytes = properties.longstr();
  return decodeText(bytes, 0, bytes.length);
}

function tableOf(limits: LimitValues): FieldTable {
  return new Map([...limits].map(([name, value]) => [name, { type: 'l', value }]));
}

function limitsOf(table: FieldTable): LimitValues {
  return new Map([...table].map(([name, { value }]) => [name as LimitName, Number(value)]));
}
