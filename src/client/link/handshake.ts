/**
 * Opens a connection (specification section 2.2.4): start, login, tune, vhost.
 */
import { createRequire } from 'node:module';
import { PROTOCOL_HEADER } from '../../wire/frames/protocol-header.js';
import type { Method, MethodName, MethodOf } from '../../wire/methods/methods.js';
import { type FieldTable, field } from '../../wire/values/field-table.js';
import { ClientError } from '../errors.js';
import type { ConnectSettings, Endpoint } from '../settings/connect-options.js';
import { toFieldTable } from '../values/field-values.js';
import { chooseMechanism } from './mechanisms.js';
import type { ReplyQueue } from './reply-queue.js';

/** What both sides agreed upon. */
export interface Tuned {
  readonly serverProperties: FieldTable;
  readonly channelMax: number;
  readonly frameMax: number;
  readonly heartbeatSeconds: number;
}

/** The way to the broker before there are channels. */
export interface HandshakeLine {
  readonly replies: ReplyQueue;
  sendRaw(bytes: Buffer): void;
  send(method: Method): void;
  /** From now on frames are this large at most. */
  tuned(tuned: Tuned): void;
}

const CHANNEL_MAX = 0xffff;

const capabilities = {
  publisher_confirms: field.bool(true),
  exchange_exchange_bindings: field.bool(true),
  'basic.nack': field.bool(true),
  consumer_cancel_notify: field.bool(true),
  'connection.blocked': field.bool(true),
  authentication_failure_close: field.bool(true),
};

/** Rejects with what the line's replies fail with, or `ERR_MECHANISM`. */
export async function shakeHands(line: HandshakeLine, endpoint: Endpoint, settings: ConnectSettings): Promise<Tuned> {
  const open = { name: 'connection.open', virtualHost: endpoint.vhost } as const;
  const expect = async <Name extends MethodName>(name: Name): Promise<MethodOf<Name>> =>
    // Errors are about the opening as a whole.
    await line.replies.expect(open, [name, 'connection.secure'], ({ method }) => method as MethodOf<Name>);

  const starting = expect('connection.start');
  line.sendRaw(PROTOCOL_HEADER);
  const start = await starting;
  const offered = start.mechanisms.toString('latin1').split(' ');
  const { mechanism, response } = chooseMechanism(settings.mechanisms, offered, endpoint);
  const clientProperties = propertiesOf(settings);
  const tuning = expect('connection.tune');
  line.send({ name: 'connection.start-ok', clientProperties, mechanism, response, locale: 'en_US' });
  const tune = await tuning;
  if ((tune as Method).name === 'connection.secure') {
    throw new ClientError('ERR_MECHANISM', `the broker asks more of mechanism ${mechanism} than it has`);
  }
  const tuned = agree(tune, settings, start.serverProperties);
  const { channelMax, frameMax, heartbeatSeconds } = tuned;
  line.send({ name: 'connection.tune-ok', channelMax, frameMax, heartbeat: heartbeatSeconds });
  line.tuned(tuned);
  const opening = expect('connection.open-ok');
  line.send(open);
  await opening;
  return tuned;
}

function agree(tune: MethodOf<'connection.tune'>, settings: ConnectSettings, serverProperties: FieldTable): Tuned {
  const { heartbeatSeconds, limits } = settings;
  return {
    serverProperties,
    channelMax: lower(tune.channelMax, Math.min(limits.channelMax, CHANNEL_MAX)),
    frameMax: lower(tune.frameMax, limits.frameMax),
    heartbeatSeconds: heartbeatSeconds === 0 ? 0 : lower(tune.heartbeat, heartbeatSeconds),
  };
}

/** Zero means that the broker sets no limit (specification, "tune"). */
function lower(offered: number, wanted: number): number {
  return offered === 0 ? wanted : Math.min(offered, wanted);
}

function propertiesOf({ clientProperties }: ConnectSettings): FieldTable {
  const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };
  return new Map([
    ['product', field.text('Leveret client')],
    ['version', field.text(version)],
    ['platform', field.text(`Node.js ${process.versions.node}`)],
    ...toFieldTable(clientProperties),
    ['capabilities', field.table(capabilities)],
  ]);
}
