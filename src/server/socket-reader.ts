/**
 * The receiving side of a socket: the protocol header, then frames, chunk by chunk.
 *
 * Nothing is read while the core wants no commands (it may say so in the middle of a chunk), while the
 * peer takes too little of what we send, and for the rest of a turn in which it had its share.
 */
import type { Socket } from 'node:net';
import type { Broker } from '../core/broker.js';
import { type CommandReceiver, ContentAssembler } from '../wire/frames/content-assembler.js';
import { FrameParser } from '../wire/frames/frame-parser.js';
import { PROTOCOL_HEADER, judgeProtocolHeader } from '../wire/frames/protocol-header.js';
import type { Resting, Turn } from './turn.js';

/** Hears of what is read. */
export interface ReadingReceiver extends CommandReceiver {
  /** True while the peer takes too little of what we send. */
  readonly choked: boolean;
  headerAccepted(): void;
  /** What came is no protocol header. */
  headerRefused(bytes: Buffer): void;
  /** The stream cannot be understood: what comes from now on is thrown away. */
  unreadable(error: unknown): void;
  /** The peer has ended its side, and what it is owed for all that came before is ready to be sent. */
  peerEnded(): void;
}

const EMPTY = Buffer.alloc(0);

export class SocketReader implements Resting {
  /** Rises with each chunk: tells the heartbeat whether anything came. */
  reads = 0;
  /** Commands taken since the turn began; counted by who receives them. */
  commandsThisTurn = 0;
  /** True while the core wants no commands. */
  paused = false;
  /** When it last was not read because of its share of a turn, or of what it does not take; 0 for never. */
  heldBackAt = 0;
  private turnNumber = 0;
  /** True from having had its share until the next turn. */
  private resting = false;
  /** True once nothing is taken any more. */
  private deaf = false;
  private ended = false;
  /** What came of the protocol header; undefined once it is accepted. */
  private header: Buffer | undefined = EMPTY;
  /** What came and waits for the core to want commands again. */
  private unread: Buffer | undefined;
  private readonly assembler: ContentAssembler;
  private readonly parser: FrameParser;

  constructor(
    private readonly socket: Socket,
    private readonly broker: Broker,
    private readonly turn: Turn,
    private readonly receiver: ReadingReceiver,
  ) {
    const { limits } = broker;
    this.assembler = new ContentAssembler(receiver, limits);
    this.parser = new FrameParser(this.assembler, limits.handshakeFrameMax);
    socket.on('data', (chunk) => {
      this.reads++;
      this.take(chunk);
    });
    socket.on('end', () => {
      this.ended = true;
      this.rest();
    });
  }

  set frameMax(frameMax: number) {
    this.parser.setFrameMax(frameMax);
  }

  forget(channel: number): void {
    this.assembler.forget(channel);
  }

  pause(): void {
    this.paused = true;
    this.parser.stopped = true;
    this.update();
  }

  resume(): void {
    this.paused = false;
    this.parser.stopped = false;
    // The core is in the middle of something: what waits is taken when that is done.
    if (this.unread !== undefined || this.ended) this.rest();
    else this.update();
  }

  /** Throws away what comes from now on. */
  stop(): void {
    this.deaf = true;
  }

  nextTurn(): void {
    const { unread } = this;
    this.resting = false;
    if (!this.paused) {
      if (unread !== undefined) this.take(unread);
      else if (this.ended) this.receiver.peerEnded();
    }
    this.update();
  }

  /** Reads, or does not, as things are now. */
  update(): void {
    if (this.paused || this.resting || this.receiver.choked) this.socket.pause();
    else if (this.socket.isPaused()) this.socket.resume();
  }

  private take(chunk: Buffer): void {
    this.unread = undefined;
    if (this.deaf) return;
    const { broker, turn } = this;
    if (this.turnNumber !== turn.number) {
      this.turnNumber = turn.number;
      this.commandsThisTurn = 0;
    }
    try {
      if (this.header === undefined) this.unread = this.parser.push(chunk);
      else this.takeHeader(chunk);
    } catch (error) {
      this.deaf = true;
      this.receiver.unreadable(error);
    }
    broker.dispatch();
    turn.request();
    const hadItsShare = this.commandsThisTurn > broker.limits.commandsPerTurn;
    if (hadItsShare || this.receiver.choked) this.heldBackAt = Date.now();
    if (hadItsShare || this.ended) this.rest();
    else if (this.receiver.choked) this.update();
  }

  private takeHeader(chunk: Buffer): void {
    const bytes = Buffer.concat([this.header!, chunk]);
    const verdict = judgeProtocolHeader(bytes);
    if (verdict === 'more') {
      this.header = bytes;
    } else if (verdict === 'accepted') {
      this.header = undefined;
      this.receiver.headerAccepted();
      this.unread = this.parser.push(bytes.subarray(PROTOCOL_HEADER.length));
    } else {
      this.deaf = true;
      this.receiver.headerRefused(bytes);
    }
  }

  /** The others have their turn first. */
  private rest(): void {
    if (this.resting) return;
    this.resting = true;
    this.update();
    this.turn.rest(this);
  }
}
