/**
 * One word per thing: identifiers of src use the glossary's word, never its rival or a private short form.
 *
 * Read by TypeScript's own parser, so that comments and strings (the protocol's, or an operator's)
 * may say what they like. Words that also mean something else, such as `event` or `list`, are not judged.
 */
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { type ProjectFile, readFiles } from './project-files.js';

/** Banned word -> the word to use. */
const glossary: Readonly<Record<string, string>> = {
  cfg: 'config',
  chan: 'channel',
  conn: 'connection',
  ctx: 'the name of what it holds',
  evt: 'event',
  inflight: 'unacked',
  'in flight': 'unacked',
  mgr: 'the name of what it does',
  msg: 'message',
  packet: 'message or frame',
  rk: 'routingKey',
  subscriber: 'consumer',
  subscription: 'binding or consumer',
  tenant: 'vhost',
  tmp: 'the name of what it holds',
  usr: 'user',
};
const BANNED = new RegExp(`\\b(${Object.keys(glossary).join('|')})s?\\b`);

/** `socketMsgCount`, `MSG_COUNT` -> `socket msg count`, `msg count`. */
function toWords(identifier: string): string {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[_$#]+/g, ' ')
    .toLowerCase();
}

function bannedIdentifiers({ path, text }: ProjectFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const banned = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? BANNED.exec(toWords(node.text)) : undefined;
    if (banned) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push(
        `${path}:${line}: '${(node as ts.Identifier).text}', say ${glossary[banned[1] ?? ''] ?? 'another word'}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('identifiers of src', () => {
  it('use the words of the glossary', () => {
    expect(readFiles('src/**/*.ts').flatMap(bannedIdentifiers)).toEqual([]);
  });

  it.each(['msg', 'sendMsg', 'msgCount', 'MSG_MAX', '#conn', 'AMQPConn', 'inFlight', 'packets'])('finds %s', (name) => {
    expect(toWords(name)).toMatch(BANNED);
  });

  it.each(['message', 'context', 'channel', 'mark', 'connect', 'msgpack'])('lets %s pass', (name) => {
    expect(toWords(name)).not.toMatch(BANNED);
  });
});
