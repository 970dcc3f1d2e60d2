/**
 * The words in which conformance cases are written: plain data, no code.
 *
 * A case is a list of steps on named connections and channels. Unless it says otherwise it starts with
 * connection `main` open on the vhost of the URL, and channel `main` open on it.
 *
 * In every argument a text that begins with `$` is a name local to the case: `$q` becomes a name that no
 * other case uses, the same wherever it stands, and what is declared under it is deleted afterwards.
 * `$q…` becomes one as long as names can be, 255 octets.
 * What a step saves is used in the same way. `$user`, `$password` and `$vhost` are those of the URL.
 */
import type { BasicProperties } from '../src/wire/content/properties.js';
import type { MethodName } from '../src/wire/methods/methods.js';
import type { FieldType } from '../src/wire/values/field-table.js';

export interface Case {
  /** One sentence: what a broker does, not what the case does. */
  readonly title: string;
  /** Id of the rule it checks, in `rules/`. */
  readonly rule: string;
  /** Capabilities that the broker must advertise in its server-properties; else the case is unsupported. */
  readonly needs?: readonly string[];
  /** First steps, which a broker that has what the case is about can perform; else the case is unsupported. */
  readonly needsSteps?: readonly Step[];
  /** What is open when the steps begin. Default `channel`; `nothing` is not even a socket. */
  readonly begin?: 'channel' | 'connection' | 'nothing';
  readonly steps: readonly Step[];
}

export type Step =
  | Call
  | Send
  | Expect
  | ExpectChannelError
  | ExpectConnectionError
  | ExpectNothing
  | ExpectEnd
  | ExpectBytes
  | ExpectHeartbeat
  | OpenConnection
  | OpenChannel
  | CloseChannel
  | CloseConnection
  | DropConnection
  | Restart
  | SendBytes
  | SendFrame
  | Repeat
  | Eventually;

/** Sends a method and expects its `-ok`, whose arguments must match `answer`. */
export interface Call {
  readonly call: CallName;
  /** Arguments by the specification's names in camel case; what is left out is zero, false or empty. */
  readonly with?: Arguments;
  readonly answer?: Patterns;
  /** Names under which arguments of the answer are kept: `{ queue: '$generated' }`. */
  readonly save?: Readonly<Record<string, string>>;
  /** Channel. Default `main`. */
  readonly on?: string;
}

/** Sends a method, with content where it takes one. */
export interface Send {
  readonly send: MethodName;
  readonly with?: Arguments;
  readonly content?: SentContent;
  readonly on?: string;
  /** Sends on channel 0 of this connection instead of a channel. */
  readonly connection?: string;
}

/** The next thing on the channel is this method. */
export interface Expect {
  readonly expect: MethodName;
  /** Patterns for the arguments that matter. */
  readonly with?: Patterns;
  readonly content?: ContentPattern;
  readonly save?: Readonly<Record<string, string>>;
  /** The same of properties of the content: `{ replyTo: '$name' }`. */
  readonly saveProperties?: Readonly<Record<string, string>>;
  readonly on?: string;
  /** Expects on channel 0 of this connection instead of a channel. */
  readonly connection?: string;
}

/** The broker closes the channel with this reply code; the driver answers `channel.close-ok`. */
export interface ExpectChannelError {
  readonly expectChannelError: number;
  /** Reply text, checked under profiles that promise RabbitMQ's texts. Local names may stand anywhere in it. */
  readonly text?: TextPattern;
  /** The method that class-id and method-id must name; `none` for 0, 0. */
  readonly method?: MethodName | 'none';
  readonly on?: string;
}

/** The broker closes the connection with this reply code; the driver answers `connection.close-ok`. */
export interface ExpectConnectionError {
  /** Several where the specification names more than one for the same mistake. */
  readonly expectConnectionError: number | { readonly oneOf: readonly number[] };
  readonly text?: TextPattern;
  readonly method?: MethodName | 'none';
  /** Default `main`. */
  readonly connection?: string;
}

/** Nothing comes on the channel for so many milliseconds. */
export interface ExpectNothing {
  readonly expectNothingForMs: number;
  readonly on?: string;
  /** On the whole connection instead of a channel. */
  readonly connection?: string;
}

/** The broker ends the connection's socket, without a word or after what was expected before. */
export interface ExpectEnd {
  /** Name of the connection. */
  readonly expectEnd: string;
  /** It says nothing more on channel 0 before. */
  readonly quietly?: true;
}

/** The next bytes are exactly these; nothing else may be under way to the client. */
export interface ExpectBytes {
  readonly expectBytes: Bytes;
  readonly connection?: string;
}

export interface ExpectHeartbeat {
  /** Name of the connection. */
  readonly expectHeartbeat: string;
}

/** Opens a connection, as far as `until`. */
export interface OpenConnection {
  readonly openConnection: string;
  /** `socket` is connected only, `start` has read connection.start, `tune` connection.tune, `open` (default) is open. */
  readonly until?: 'socket' | 'start' | 'tune' | 'open';
  readonly clientProperties?: Table;
  /** What tune-ok says; default is what the broker offers, heartbeat 0. */
  readonly tune?: { readonly channelMax?: number; readonly frameMax?: number; readonly heartbeat?: number };
}

export interface OpenChannel {
  readonly openChannel: string;
  /** Connection. Default `main`. */
  readonly connection?: string;
  /** Channel number. Default the next free one. */
  readonly number?: number;
}

/** Closes a channel politely, and expects close-ok. */
export interface CloseChannel {
  readonly closeChannel: string;
}

/** Closes a connection politely, and expects close-ok. */
export interface CloseConnection {
  readonly closeConnection: string;
}

/** Cuts a connection's socket. */
export interface DropConnection {
  readonly dropConnection: string;
}

/**
 * Restarts the broker by the command that the suite was given for it, and waits until it serves again. All
 * connections and channels are gone then. `clean` lets the broker end in its own way, `kill` does not.
 */
export interface Restart {
  readonly restart: RestartKind;
}
export type RestartKind = 'clean' | 'kill';

export interface SendBytes {
  readonly sendBytes: Bytes;
  readonly connection?: string;
}

/** Sends one frame, well formed unless its parts say otherwise. */
export interface SendFrame {
  readonly sendFrame: {
    /** 1 method, 2 header, 3 body, 8 heartbeat. */
    readonly type: number;
    /** Name of a channel, or a number. Default channel `main`. */
    readonly channel?: string | number;
    readonly payload: Bytes;
    /** Default: the payload's. */
    readonly size?: number;
    /** Default 0xCE. */
    readonly end?: number;
  };
  readonly connection?: string;
}

/** Runs steps several times. */
export interface Repeat {
  readonly repeat: number;
  readonly steps: readonly Step[];
}

/**
 * Tries steps again and again, until all of them come out. Once they have been tried for as long as the broker may
 * take for a single thing, they do not.
 */
export interface Eventually {
  readonly eventually: readonly Step[];
}

/** Methods that have an `-ok`. */
export type CallName = Extract<
  | 'channel.flow'
  | 'access.request'
  | 'exchange.declare'
  | 'exchange.delete'
  | 'exchange.bind'
  | 'exchange.unbind'
  | 'queue.declare'
  | 'queue.bind'
  | 'queue.unbind'
  | 'queue.purge'
  | 'queue.delete'
  | 'basic.qos'
  | 'basic.consume'
  | 'basic.cancel'
  | 'basic.recover'
  | 'confirm.select'
  | 'tx.select'
  | 'tx.commit'
  | 'tx.rollback'
  | 'connection.update-secret',
  MethodName
>;

export type Arguments = Readonly<Record<string, string | number | boolean | Table | { readonly bytes: Bytes }>>;

/** A field table: JavaScript values stand for the usual types, `{ type, value }` for an exact one. */
export interface Table {
  readonly [name: string]: Field;
}
/** text `S`, whole number `I` or `l`, other number `d`, boolean `t`, null `V`, list `A`, table `F`. */
export type Field =
  string | number | boolean | null | readonly Field[] | Table | { readonly type: FieldType; readonly value: unknown };

export interface SentContent {
  /** Text, or so many bytes. Default empty. */
  readonly body?: Body;
  readonly properties?: Properties;
  /** Payload sizes of the body frames. Default: as few as frame-max allows. */
  readonly frames?: readonly number[];
}

/** Text, or so many bytes: a text over and over. What is sent without one is `x`; what comes is only measured then. */
export type Body = string | { readonly size: number; readonly of?: string };

export type Properties = Omit<BasicProperties, 'headers'> & { readonly headers?: Table };

export interface ContentPattern {
  readonly body?: Body;
  /** No body frame of it may carry more octets than this. */
  readonly framesUpTo?: number;
  /** Properties that must be there with these values. */
  readonly properties?: Patterns;
  /** Headers that must be there with these values and types. */
  readonly headers?: Table;
  /** What the header x-death says, to the letter: the newest death first. */
  readonly deaths?: readonly Death[];
  /** Properties that must not be there. */
  readonly without?: readonly string[];
  /** Headers that must not be there. */
  readonly withoutHeaders?: readonly string[];
}

/** One entry of x-death, with all its fields. */
export interface Death {
  readonly queue: string;
  readonly reason: 'rejected' | 'expired' | 'maxlen' | 'delivery_limit';
  /** Default 1. */
  readonly count?: number;
  /** Where it was published to. Default the default exchange. */
  readonly exchange?: string;
  /** Default that of the queue, as for the default exchange. */
  readonly routingKeys?: readonly string[];
  /** Only if the message brought one. */
  readonly originalExpiration?: string;
  /** Default about now. */
  readonly timeSeconds?: number;
}

export type Patterns = Readonly<Record<string, Pattern>>;

/** A reply text, or what it must be like. */
export type TextPattern = string | { readonly startsWith: string } | { readonly includes: string };

/** A value to be equal to, or what it must be like. */
export type Pattern =
  | string
  | number
  | boolean
  | { readonly startsWith: string }
  | { readonly includes: string }
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly atLeast: number }
  | { readonly not: string | number }
  /** A table with these entries, whatever else it holds. */
  | { readonly entries: Readonly<Record<string, Pattern>> };

/** Bytes, part by part: a text is its characters, a number one octet. */
export type Bytes = readonly BytesPart[];
export type BytesPart =
  | string
  | number
  | { readonly short: number }
  | { readonly long: number }
  | { readonly longlong: number }
  | { readonly shortstr: string }
  | { readonly longstr: string }
  | { readonly table: Table }
  /** So many times the same octet. */
  | { readonly octet: number; readonly times: number }
  /** A method with its ids and arguments. */
  | { readonly method: MethodName; readonly with?: Arguments }
  /** A frame around a payload, with its size and end. */
  | { readonly frame: { readonly type: number; readonly channel: number; readonly payload: Bytes } };
