/**
 * Class connection (specification section 1.4): login, tuning, opening, closing.
 */
import { ConnectionError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import type { FieldTable } from '../../../wire/values/field-table.js';
import type { AuthenticationOutcome, RefusedLogin } from '../../ports.js';
import type { ClientCapabilities, Connection } from '../connection.js';
import type { ConnectionMethodName } from '../connection-states.js';

/** The specification's minimum (section 1.4.2.5). RabbitMQ from 4.1 on wants 8192 and refuses clients that we serve. */
const FRAME_MAX_MIN = 4096;

/** Says hello: what a server sends once the protocol header is accepted. */
export function start(connection: Connection): void {
  const { broker, outbound, peer, state } = connection;
  // Closed before it came so far: by a shutdown, say.
  if (state !== 'starting') return;
  outbound.method(0, {
    name: 'connection.start',
    versionMajor: 0,
    versionMinor: 9,
    serverProperties: broker.serverProperties,
    mechanisms: Buffer.from(broker.authenticator.mechanismsFor(peer).join(' ')),
    locales: Buffer.from('en_US'),
  });
}

export const connectionHandlers: {
  readonly [Name in ConnectionMethodName]: (connection: Connection, method: MethodOf<Name>) => void;
} = {
  'connection.start-ok': startOk,
  'connection.secure-ok': secureOk,
  'connection.tune-ok': tuneOk,
  'connection.open': open,
  'connection.update-secret': updateSecret,
  'connection.close': close,
  'connection.close-ok': closeOk,
};

function startOk(connection: Connection, method: MethodOf<'connection.start-ok'>): void {
  const { broker, peer } = connection;
  connection.capabilities = capabilitiesOf(method.clientProperties);
  connection.clientProperties = method.clientProperties;
  if (!broker.authenticator.mechanismsFor(peer).includes(method.mechanism)) {
    throw new ConnectionError('COMMAND_INVALID', `unknown authentication mechanism '${method.mechanism}'`);
  }
  connection.mechanism = method.mechanism;
  authenticate(connection, method.response);
}

function secureOk(connection: Connection, method: MethodOf<'connection.secure-ok'>): void {
  authenticate(connection, method.response);
}

function authenticate(connection: Connection, response: Buffer): void {
  const { broker, mechanism, peer } = connection;
  connection.state = 'authenticating';
  const login = { isDecided: false };
  broker.authenticator.authenticate(mechanism, response, peer, (outcome) => {
    login.isDecided = true;
    if (connection.state !== 'authenticating') return;
    authenticated(connection, outcome);
    connection.resume();
  });
  // Clients need not wait for our answers: what they send next is taken once it is known who they are.
  if (!login.isDecided) connection.hold();
}

function authenticated(connection: Connection, outcome: AuthenticationOutcome): void {
  switch (outcome.kind) {
    case 'accepted':
      connection.user = outcome.user;
      offerTuning(connection);
      return;
    case 'challenge':
      connection.state = 'securing';
      connection.outbound.method(0, { name: 'connection.secure', challenge: outcome.challenge });
      return;
    case 'malformed':
      connection.fail(new ConnectionError('SYNTAX_ERROR', outcome.why));
      return;
    case 'refused':
      refuseLogin(connection, outcome);
  }
}

/** RabbitMQ tells only clients that asked for it (capability `authentication_failure_close`); nobody is told why. */
function refuseLogin(connection: Connection, { user, why }: RefusedLogin): void {
  const { broker, mechanism } = connection;
  connection.witness.loginRefused({ user, mechanism, why });
  if (connection.capabilities.authenticationFailureClose) {
    const detail = `Login was refused using authentication mechanism ${mechanism}. For details see the broker logfile.`;
    connection.fail(new ConnectionError('ACCESS_REFUSED', detail));
  } else {
    connection.closed(broker.limits.refusedLoginDelayMs);
  }
}

function offerTuning(connection: Connection): void {
  const { channelMax, frameMax, heartbeatSeconds } = connection.broker.limits;
  connection.state = 'tuning';
  connection.outbound.method(0, { name: 'connection.tune', channelMax, frameMax, heartbeat: heartbeatSeconds });
}

function tuneOk(connection: Connection, method: MethodOf<'connection.tune-ok'>): void {
  const { limits } = connection.broker;
  assertNegotiable('channel_max', method.channelMax, 1, limits.channelMax);
  assertNegotiable('frame_max', method.frameMax, FRAME_MAX_MIN, limits.frameMax);
  connection.channelMax = method.channelMax;
  connection.frameMax = method.frameMax;
  connection.heartbeatSeconds = method.heartbeat;
  connection.state = 'opening';
  connection.outbound.tuned(method.frameMax, method.heartbeat);
}

/** Zero means "no limit" (section 1.4.2.6), which is more than any limit of ours. */
function assertNegotiable(what: string, value: number, min: number, max: number): void {
  if (value === 0 || value > max) {
    const shown = value === 0 ? '0 (no limit)' : String(value);
    const detail = `negotiated ${what} = ${shown} is higher than the maximum allowed value (${max})`;
    throw new ConnectionError('NOT_ALLOWED', detail);
  }
  if (value < min) {
    const detail = `negotiated ${what} = ${value} is lower than the minimum allowed value (${min})`;
    throw new ConnectionError('NOT_ALLOWED', detail);
  }
}

function open(connection: Connection, method: MethodOf<'connection.open'>): void {
  const { broker, user } = connection;
  broker.access.assertRoomInNode();
  const { virtualHost } = method;
  const vhost = broker.findVHost(virtualHost) ?? broker.interference.missingVHost(virtualHost, user);
  if (vhost === undefined) throw new ConnectionError('NOT_ALLOWED', `vhost ${virtualHost} not found`);
  connection.admission = broker.access.admit(user, vhost.name);
  connection.vhost = vhost;
  connection.state = 'open';
  broker.statistics.churn.connectionsCreated++;
  connection.outbound.method(0, { name: 'connection.open-ok' });
  connection.outbound.opened();
  connection.witness.opened();
}

/** RabbitMQ's extension for tokens that expire; a password does not, so there is nothing to renew. */
function updateSecret(connection: Connection): void {
  connection.outbound.method(0, { name: 'connection.update-secret-ok' });
}

/** Also while our own close is under way: both sides may send close at once. */
function close(connection: Connection): void {
  if (connection.state === 'closing') {
    connection.outbound.method(0, { name: 'connection.close-ok' });
    return;
  }
  connection.broker.dispatch(); // consumers get what came before the close
  connection.end();
}

function closeOk(connection: Connection): void {
  connection.closed();
}

function capabilitiesOf(properties: FieldTable): ClientCapabilities {
  const capabilities = properties.get('capabilities');
  const has = (name: string): boolean => {
    if (capabilities?.type !== 'F') return false;
    const value = capabilities.value.get(name);
    return value?.type === 't' && value.value;
  };
  return {
    consumerCancelNotify: has('consumer_cancel_notify'),
    connectionBlocked: has('connection.blocked'),
    authenticationFailureClose: has('authentication_failure_close'),
  };
}
