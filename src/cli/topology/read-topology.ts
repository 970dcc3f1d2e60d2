/**
 * Reads a topology file, YAML or JSON, and says of what is wrong with it where that is.
 */
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod/v3';
import { wrongUse } from '../failure.js';
import { bindingKey } from './binding-key.js';
import { type Topology, topologyShape } from './shape.js';

type Path = readonly (string | number)[];

/** Says where in the file a path is, as `FILE:LINE:COLUMN`. */
type Locate = (path: Path) => string;

/**
 * @param file its name, for messages
 * @throws Failure
 */
export function readTopology(text: string, file: string): Topology {
  const lines = new LineCounter();
  // JSON is YAML, but for tabs that YAML would have at fewer places.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    throw wrongUse(`${file}:${line}:${col}: ${wrong.message}`);
  }
  const locate: Locate = (path) => positionOf(document, lines, file, path);
  const { success, data, error } = topologyShape.safeParse(valueOf(document, file) ?? {});
  if (!success) throw wrongUse(issueText(error.issues[0]!, locate));
  assertUnique(data, locate);
  return data;
}

function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that would grow beyond measure, or lead nowhere.
    throw wrongUse(`${file}: ${(error as Error).message}`);
  }
}

/** Of the nearest that the file has: what is missing has no place. */
function positionOf(document: Document, lines: LineCounter, file: string, path: Path): string {
  for (let length = path.length; length >= 0; length--) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(found) || !found.range) continue;
    const { line, col } = lines.linePos(found.range[0]);
    return `${file}:${line}:${col}`;
  }
  return file;
}

function issueText(issue: z.ZodIssue, locate: Locate): string {
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0]!];
    const where = issue.path.length === 0 ? 'a topology' : pathText(issue.path);
    return `${locate(path)}: ${where} has no key '${issue.keys[0]!}'`;
  }
  const where = issue.path.length === 0 ? 'topology' : pathText(issue.path);
  const message = issue.message === 'Required' ? 'is missing' : issue.message.toLowerCase();
  return `${locate(issue.path)}: ${where}: ${message}`;
}

/** `queues[3].durable` */
function pathText(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** Two of the same name would each undo the other. */
function assertUnique(topology: Topology, locate: Locate): void {
  const lists = {
    exchanges: topology.exchanges.map(({ name }) => name),
    queues: topology.queues.map(({ name }) => name),
    bindings: topology.bindings.map(bindingKey),
    policies: topology.policies.map(({ name }) => name),
  };
  for (const [list, keys] of Object.entries(lists)) {
    const seen = new Map<string, number>();
    for (const [index, key] of keys.entries()) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, index);
      else throw wrongUse(`${locate([list, index])}: ${list}[${index}] is ${list}[${first}] once more`);
    }
  }
}
