/**
 * Exchange type `x-consistent-hash`: one destination for each message, by the hash of its routing key,
 * of a header or of a property; the binding key is a destination's weight.
 *
 * Each destination draws a number from the hash of its name with the message's, stretched by its
 * weight, and the highest takes the message (weighted rendezvous hashing): a destination that comes
 * takes its share from all others, one that goes leaves its share to all others, and nothing else moves.
 * Names alone decide, so that a restart changes nothing.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError } from '../../../wire/methods/errors.js';
import { encodeText } from '../../../wire/values/text.js';
import type { FieldTable } from '../../../wire/values/field-table.js';
import { erlangBinary } from '../../erlang-text.js';
import { fieldTypeName } from '../../field-text.js';
import type { Binding, Destination } from '../binding.js';
import type { Matcher, Stability } from '../matcher.js';
import { hashBytes, hashOfBoth, hashText } from './hash.js';

/** The hash of what the exchange looks at in a message. */
type KeyHash = (routingKey: string, content: Content) => number;

interface Share {
  readonly destination: Destination;
  readonly nameHash: number;
  /** The first one counts, as in RabbitMQ. */
  readonly weights: number[];
}

/** What is hashed of a message that has no such header or property: all of them go the same way. */
const NOTHING_HASH = 0;
const TWO_TO_32 = 0x1_0000_0000;

export class ConsistentHashMatcher implements Matcher {
  readonly stableWith: Stability;
  readonly matchesEachKey = false;
  private readonly keyHash: KeyHash;
  private shares: Share[] = [];

  /** @throws ChannelError 406 when the arguments of the exchange make no sense */
  constructor(args: FieldTable) {
    const keyHash = keyHashOf(args);
    this.keyHash = keyHash ?? hashText;
    this.stableWith = keyHash === undefined ? 'bindings' : 'nothing';
  }

  bind({ destination, routingKey }: Binding): void {
    const weight = parseWeight(routingKey);
    const share = this.shares.find((one) => one.destination === destination);
    if (share !== undefined) share.weights.push(weight);
    else
      this.shares.push({
        destination,
        nameHash: hashText(`${destination.kind} ${destination.name}`),
        weights: [weight],
      });
  }

  unbind({ destination, routingKey }: Binding): void {
    const { weights } = this.shares.find((one) => one.destination === destination)!;
    weights.splice(weights.indexOf(parseWeight(routingKey)), 1);
    if (weights.length === 0) this.shares = this.shares.filter((one) => one.destination !== destination);
  }

  match(routingKey: string, content: Content, found: Destination[]): void {
    const { shares } = this;
    const hash = this.keyHash(routingKey, content);
    let best = -1;
    let taker: Destination | undefined;
    for (let i = 0; i < shares.length; i++) {
      const { destination, nameHash, weights } = shares[i]!;
      // Evenly between 0 and 1, neither included.
      const drawn = (hashOfBoth(hash, nameHash) + 0.5) / TWO_TO_32;
      const score = weights[0]! / -Math.log(drawn);
      if (score <= best) continue;
      best = score;
      taker = destination;
    }
    if (taker !== undefined) found.push(taker);
  }
}

/** @returns undefined when it is the routing key that is hashed */
function keyHashOf(args: FieldTable): KeyHash | undefined {
  const header = textArgument(args, 'hash-header');
  const property = textArgument(args, 'hash-property');
  if (header !== undefined && property !== undefined) {
    throw refused('hash-header and hash-property are mutually exclusive');
  }
  if (header !== undefined) return hashOfHeader(encodeText(header));
  if (property === undefined) return undefined;
  const hash = propertyHashes.get(property);
  if (hash === undefined) throw refused(`Unsupported property: ${property}`);
  return hash;
}

/** Type and value: 1 and "1" are two, as in RabbitMQ. */
function hashOfHeader(name: Buffer): KeyHash {
  return (_routingKey, content) => {
    const value = content.header(name);
    return value === undefined ? NOTHING_HASH : hashBytes(value);
  };
}

const propertyHashes: ReadonlyMap<string, KeyHash> = new Map([
  ['correlation_id', (_, content) => hashOf(content.textProperty('correlationId'))],
  ['message_id', (_, content) => hashOf(content.textProperty('messageId'))],
  ['timestamp', (_, content) => hashOf(content.properties().timestamp?.toString())],
]);

function hashOf(text: string | undefined): number {
  return text === undefined ? NOTHING_HASH : hashText(text);
}

function textArgument(args: FieldTable, name: string): string | undefined {
  const value = args.get(name);
  if (value === undefined) return undefined;
  if (value.type !== 'S') throw refused(`invalid type '${fieldTypeName(value)}' for arg '${name}'`);
  return value.value;
}

function parseWeight(bindingKey: string): number {
  if (!/^[+-]?\d+$/.test(bindingKey)) {
    throw refused(`The binding key must be an integer: ${erlangBinary(bindingKey)}`);
  }
  const weight = Number(bindingKey);
  if (weight < 1) throw refused('The binding key must be greater than 0');
  return weight;
}

function refused(why: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', why);
}
