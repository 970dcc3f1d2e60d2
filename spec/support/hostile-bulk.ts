/**
 * Sends hostile streams to one broker, many at a time beside one honest connection, and reports
 * whatever is not as it should be afterwards.
 */
import { bodyFrame, headerFrame, longlong, methodFrame, octet, publish, short, shortstr, table } from './amqp-bytes.js';
import { bytesUntil, hostileLimits } from './hostile-phases.js';
import { type NamedStream, hostileStream } from './hostile-streams.js';
import { Random } from './random.js';
import { judgeServerStream } from './server-stream.js';
import { SocketlessBroker, type SocketlessPeer } from './socketless-broker.js';
import { exchangesOf, queuesOf } from './vhost-contents.js';

/** Connections at a time. */
const BATCH = 100;
/** More would say the same again. */
const FAILURES_MAX = 10;
/** Turns that a connection may take to go. */
const TURNS_MAX = 20;

const connectionCloseOk = methodFrame(0, 10, 51);

interface Attack {
  readonly stream: NamedStream;
  readonly peer: SocketlessPeer;
}

export class HostileBulk {
  readonly failures: string[] = [];
  private readonly target = new SocketlessBroker(hostileLimits);
  private readonly honest = new HonestPeer(this.target);

  /** Sends the streams of `count` seeds from `firstSeed` on; stops early when enough went wrong. */
  async run(firstSeed: number, count: number): Promise<void> {
    for (let seed = firstSeed; seed < firstSeed + count; seed += BATCH) {
      const streams = Array.from({ length: Math.min(BATCH, firstSeed + count - seed) }, (_, i) =>
        hostileStream(seed + i),
      );
      await this.batch(streams);
      if (this.failures.length > FAILURES_MAX) return;
    }
  }

  private async batch(streams: readonly NamedStream[]): Promise<void> {
    const { target, honest } = this;
    const attacks: Attack[] = streams.map((stream) => ({ stream, peer: target.connect() }));
    await target.endOfTurn();
    for (const [index, { stream, peer }] of attacks.entries()) {
      if (index === BATCH >> 1) honest.publish();
      send(peer, Buffer.concat([bytesUntil(stream.phase), stream.bytes]), stream.seed);
    }
    await target.endOfTurn();
    for (const attack of attacks) this.judge(attack);
    await this.part(attacks);
    this.check('the honest connection', honest.fault());
    this.check('bugs', target.bugs.splice(0).join('\n'));
    this.checkLeftovers(streams);
  }

  private judge({ stream, peer }: Attack): void {
    try {
      const ending = judgeServerStream(peer.socket.written);
      const { expected = ending } = stream;
      if (ending !== expected) this.fail(stream, `expected '${expected}', got '${ending}'`);
      if (ending.includes('connection')) peer.socket.arrive(connectionCloseOk);
    } catch (error) {
      this.fail(stream, (error as Error).message);
    }
  }

  /** Every connection that the broker ended is closed by the broker; the others hang up. All of them go. */
  private async part(attacks: readonly Attack[]): Promise<void> {
    await this.target.endOfTurn();
    for (const { stream, peer } of attacks) {
      // Half a frame at the end of a stream swallows our close-ok: then the broker waits for it in vain.
      const { expected = '' } = stream;
      const over = expected === 'header' || /connection|closed/.test(expected);
      if (over && !peer.socket.writableEnded) this.fail(stream, `the socket is open after '${expected}'`);
      if (!peer.socket.destroyed) peer.socket.hangUp();
    }
    for (let turn = 0; turn < TURNS_MAX && attacks.some(({ peer }) => !peer.gone); turn++)
      await this.target.endOfTurn();
    for (const { stream, peer } of attacks) if (!peer.gone) this.fail(stream, 'the connection does not go');
    this.check('connections', this.target.broker.connections.size === 1 ? '' : 'some are left');
  }

  /** What streams declared for good is deleted; nothing else may be left, and no message. */
  private checkLeftovers(streams: readonly NamedStream[]): void {
    const { vhost, broker } = this.target;
    const declared = Buffer.concat(streams.map(({ bytes }) => bytes));
    for (const queue of queuesOf(vhost)) {
      if (queue === this.honest.queue) continue;
      const { name, owner, consumerCount, unackedCount } = queue;
      if (owner !== undefined) this.fail(undefined, `the exclusive queue ${name} has outlived its connection`);
      if (consumerCount + unackedCount > 0) this.fail(undefined, `${name} has consumers or deliveries`);
      if (!isNameIn(declared, name)) this.fail(undefined, `nobody declared queue ${name}`);
      vhost.deleteQueue(queue);
    }
    for (const exchange of exchangesOf(vhost)) {
      if (!isNameIn(declared, exchange.name)) this.fail(undefined, `nobody declared exchange ${exchange.name}`);
      vhost.deleteExchange(exchange);
    }
    const { entries, bytes } = broker.memory;
    this.check('memory', entries === 0 && bytes === 0 ? '' : `${entries} entries of ${bytes} bytes are left`);
    this.check('blocked connections', broker.blocked.size === 0 ? '' : 'some are left');
  }

  private check(what: string, fault: string): void {
    if (fault !== '') this.fail(undefined, `${what}: ${fault}`);
  }

  private fail(stream: NamedStream | undefined, why: string): void {
    this.failures.push(stream === undefined ? why : `seed ${stream.seed}, ${stream.family}: ${why}`);
  }
}

/** Names made up by the broker are nobody's; line ends are dropped from names that are declared. */
function isNameIn(declared: Buffer, name: string): boolean {
  return name.startsWith('amq.gen-') || /[\udc80-\udcff]/.test(name) || declared.includes(name);
}

/** Sends bytes as a network might cut them: whole, in two, in some pieces, at the end octet by octet. */
function send({ socket }: SocketlessPeer, bytes: Buffer, seed: number): void {
  const random = new Random(~seed);
  const pieces = random.pick([1, 1, 2, 2, 5, 20]);
  const cuts = Array.from({ length: pieces - 1 }, () => random.below(bytes.length + 1));
  if (random.oneIn(8)) for (let at = Math.max(0, bytes.length - 40); at < bytes.length; at++) cuts.push(at);
  let from = 0;
  for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
    if (to > from) socket.arrive(Buffer.from(bytes.subarray(from, to))); // each chunk is a buffer of its own
    from = to;
  }
}

/** Publishes with confirms and consumes, on a connection beside all the others. */
class HonestPeer {
  private readonly peer: SocketlessPeer;
  private published = 0;
  private seen = 0;

  constructor(private readonly target: SocketlessBroker) {
    this.peer = target.connect();
    this.peer.socket.arrive(
      Buffer.concat([
        bytesUntil('channel'),
        methodFrame(1, 50, 10, short(0), shortstr('honest'), octet(4), table()),
        methodFrame(1, 85, 10, octet(0)),
        methodFrame(1, 60, 20, short(0), shortstr('honest'), shortstr('tag'), octet(2), table()),
      ]),
    );
  }

  get queue(): unknown {
    return this.target.vhost.findQueue('honest');
  }

  publish(): void {
    this.seen = this.peer.socket.written.length;
    this.published++;
    const body = `message ${this.published}`;
    this.peer.socket.arrive(Buffer.concat([publish(1, '', 'honest'), headerFrame(1, body.length), bodyFrame(1, body)]));
  }

  /** What is wrong with what came since the last `publish`; empty when that was its delivery and its confirm. */
  fault(): string {
    const tag = longlong(this.published);
    const body = `message ${this.published}`;
    const expected = [
      methodFrame(1, 60, 60, shortstr('tag'), tag, octet(0), shortstr(''), shortstr('honest')),
      headerFrame(1, body.length),
      bodyFrame(1, body),
      methodFrame(1, 60, 80, tag, octet(0)),
    ];
    const got = this.peer.socket.written.subarray(this.seen);
    const same =
      got.equals(Buffer.concat(expected)) || got.equals(Buffer.concat([expected[3]!, ...expected.slice(0, 3)]));
    return same ? '' : `got ${got.toString('latin1')} for message ${this.published}`;
  }
}
