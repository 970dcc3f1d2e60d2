/**
 * What a client may send when, and how a connection ends: from either side, from both at once, or by
 * the loss of its socket.
 */
import { describe, expect, it } from '@jest/globals';
import type { ConnectionState } from '../../../src/core/session/connection-states.js';
import { start } from '../../../src/core/session/handlers/connection.js';
import { fullMethod } from '../../support/full-method.js';
import { connectionClosed } from '../../support/refusals.js';
import { ScriptedCore, type ScriptedConnection } from '../../support/scripted-core.js';

/** A connection led to a state. */
const led: Readonly<Record<Exclude<ConnectionState, 'closed'>, () => ScriptedConnection>> = {
  starting: () => after(new ScriptedCore().accept(), () => undefined),
  authenticating: () => {
    const core = new ScriptedCore();
    core.authenticator.outcome = undefined;
    return after(core.accept(), (client) => client.startOk());
  },
  securing: () => {
    const core = new ScriptedCore();
    core.authenticator.outcome = { kind: 'challenge', challenge: Buffer.from('?') };
    return after(core.accept(), (client) => client.startOk());
  },
  tuning: () => after(led.starting(), (client) => client.startOk()),
  opening: () => after(led.tuning(), (client) => client.call('connection.tune-ok', { channelMax: 10, frameMax: 4096 })),
  open: () => after(led.opening(), (client) => client.call('connection.open', { virtualHost: '/' })),
  closing: () => after(led.open(), (client) => client.call('connection.open', { virtualHost: '/' })),
};

function after(client: ScriptedConnection, act: (client: ScriptedConnection) => unknown): ScriptedConnection {
  act(client);
  client.outbound.take(0);
  return client;
}

const live = ['starting', 'securing', 'tuning', 'opening', 'open'] as const;
const names = (sent: readonly { readonly name: string }[]): string[] => sent.map(({ name }) => name);

describe.each(live)('in state %s', (state) => {
  it('is what the test led it to', () => {
    expect(led[state]().connection.state).toBe(state);
  });

  it('connection.close is answered, and the socket closed', () => {
    const client = led[state]();
    expect(client.call('connection.close', { replyCode: 200 })).toEqual([{ name: 'connection.close-ok' }]);
    expect(client.outbound.closeDelayMs).toBe(0);
    expect(client.connection.state).toBe('closed');
  });

  it('a method out of turn closes the connection', () => {
    const client = led[state]();
    const text = `CHANNEL_ERROR - unexpected method connection.close-ok in connection state ${state}`;
    expect(client.call('connection.close-ok')).toEqual([connectionClosed(504, text, 'connection.close-ok')]);
    expect(client.outbound.awaitsClose).toBe(true);
    expect(client.connection.state).toBe('closing');
  });

  it('what a server sends closes the connection', () => {
    const text = `CHANNEL_ERROR - unexpected method connection.start in connection state ${state}`;
    expect(led[state]().call('connection.start')).toEqual([connectionClosed(504, text, 'connection.start')]);
  });

  it('a method of a channel on channel 0 closes the connection', () => {
    const text = `CHANNEL_ERROR - unexpected method queue.declare in connection state ${state}`;
    expect(led[state]().call('queue.declare')).toEqual([connectionClosed(504, text, 'queue.declare')]);
  });
});

describe.each(live.filter((state) => state !== 'open'))('in state %s', (state) => {
  it('there are no channels yet', () => {
    const client = led[state]();
    client.send(1, 'channel.open');
    const text = `CHANNEL_ERROR - unexpected method channel.open in connection state ${state}`;
    expect(client.outbound.take(0)).toEqual([connectionClosed(504, text, 'channel.open')]);
    expect(client.outbound.take(1)).toEqual([]);
  });
});

describe('while a login is decided', () => {
  it('nothing is taken, and then all that has come', () => {
    const client = led.authenticating();
    expect(client.connection.state).toBe('authenticating');
    expect(client.call('connection.tune-ok', { channelMax: 10, frameMax: 4096 })).toEqual([]);
    expect(client.call('connection.open', { virtualHost: '/' })).toEqual([]);
    client.core.authenticator.decide({ kind: 'accepted', user: 'guest' });
    client.core.endTurn();
    expect(names(client.outbound.take(0))).toEqual(['connection.tune', 'connection.open-ok']);
  });

  it('a client that is refused is not heard any more', () => {
    const client = led.authenticating();
    client.call('connection.tune-ok', { channelMax: 10, frameMax: 4096 });
    client.core.authenticator.decide({ kind: 'refused', user: 'guest', why: 'the password is wrong' });
    client.core.endTurn();
    expect([client.outbound.take(0), client.outbound.closeDelayMs]).toEqual([[], 3000]);
    expect(client.outbound.paused).toBe(false);
  });
});

describe('an open connection', () => {
  it('takes a new secret', () => {
    const answer = led.open().call('connection.update-secret', { newSecret: Buffer.from('s'), reason: 'expired' });
    expect(answer).toEqual([{ name: 'connection.update-secret-ok' }]);
  });

  it('does not take a method of class connection on a channel', () => {
    const client = led.open();
    client.channel(1);
    client.send(1, 'connection.update-secret');
    const [close] = client.outbound.take(0);
    expect(close).toMatchObject({ name: 'connection.close', replyCode: 503, classId: 10, methodId: 70 });
  });
});

describe('a connection that we are closing', () => {
  it('ignores everything but the answer', () => {
    const client = led.closing();
    expect(client.call('connection.open', { virtualHost: '/' })).toEqual([]);
    expect(client.call('connection.update-secret')).toEqual([]);
    client.send(1, 'channel.open');
    client.send(1, 'queue.declare');
    expect(client.outbound.take(1)).toEqual([]);
    expect(client.outbound.closeDelayMs).toBeUndefined();
  });

  it('ends with the answer', () => {
    const client = led.closing();
    expect(client.call('connection.close-ok')).toEqual([]);
    expect(client.outbound.closeDelayMs).toBe(0);
    expect(client.connection.state).toBe('closed');
  });

  it('answers the close of a client that crossed ours, and still waits for its answer', () => {
    const client = led.closing();
    expect(client.call('connection.close', { replyCode: 200 })).toEqual([{ name: 'connection.close-ok' }]);
    expect(client.outbound.closeDelayMs).toBeUndefined();
    client.call('connection.close-ok');
    expect(client.outbound.closeDelayMs).toBe(0);
  });

  it('is not closed a second time', () => {
    const client = led.closing();
    client.core.broker.closeAll('shutdown');
    expect(client.outbound.take(0)).toEqual([]);
  });
});

describe('a closed connection', () => {
  it('ignores everything', () => {
    const client = led.open();
    client.call('connection.close');
    for (const name of ['connection.close', 'connection.close-ok', 'connection.open'] as const) {
      expect(client.call(name)).toEqual([]);
    }
    client.sendContent(1, fullMethod('channel.open'), undefined as never);
    expect(client.outbound.take(1)).toEqual([]);
  });
});

describe('shutdown', () => {
  it('closes every connection, naming the reason', () => {
    const core = new ScriptedCore();
    const clients = [core.connect(), core.connect(), core.accept()];
    for (const client of clients) client.outbound.take(0);
    core.broker.closeAll('shutdown');
    const text = "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'";
    for (const client of clients) expect(client.outbound.take(0)).toEqual([connectionClosed(320, text)]);
  });

  it('says hello to nobody behind that', () => {
    const core = new ScriptedCore();
    const { connection, outbound } = core.accept();
    core.broker.closeAll('shutdown');
    outbound.take(0);
    start(connection); // its protocol header comes late
    expect(outbound.take(0)).toEqual([]);
  });

  it('leaves out those that have gone', () => {
    const core = new ScriptedCore();
    const gone = core.connect();
    gone.disconnect();
    expect(core.broker.connections.size).toBe(0);
    core.broker.closeAll('shutdown');
    expect(names(gone.outbound.take(0))).not.toContain('connection.close');
  });
});

describe.each<[string, (client: ScriptedConnection) => unknown]>([
  ['closed by its client', (client) => client.call('connection.close')],
  ['closed for cause', (client) => client.call('connection.open')],
  [
    'whose socket is lost',
    (client) => {
      client.disconnect();
    },
  ],
])('a connection %s', (_how, end) => {
  it('gives its deliveries back', () => {
    const core = new ScriptedCore();
    const client = core.connect();
    const channel = client.channel(1);
    channel.queue('q');
    for (const body of ['one', 'two']) channel.publish({ routingKey: 'q', body });
    channel.call('basic.get', { queue: 'q' });
    channel.call('basic.consume', { queue: 'q' });
    end(client);
    const other = core.channel();
    expect(other.counts('q')).toEqual({ ready: 2, consumers: 0 });
    expect(other.call('basic.get', { queue: 'q' })).toMatchObject([{ body: 'one', redelivered: true }]);
  });

  it('takes its exclusive queues along, and only them', () => {
    const core = new ScriptedCore();
    const client = core.connect();
    const channel = client.channel(1);
    channel.queue('mine', { exclusive: true });
    channel.queue('stays');
    const other = core.channel();
    other.publish({ routingKey: 'mine' });
    end(client);
    expect(core.broker.findVHost('/')!.findQueue('mine')).toBeUndefined();
    expect(other.counts('stays')).toEqual({ ready: 0, consumers: 0 });
    expect(core.broker.memory.entries).toBe(0);
  });
});
