/**
 * From `connection.start` to `connection.open-ok`: login, tuning, and the vhost.
 */
import { describe, expect, it } from '@jest/globals';
import type { AuthenticationOutcome } from '../../../src/core/ports.js';
import { field } from '../../../src/wire/values/field-table.js';
import type { Arguments } from '../../support/full-method.js';
import { connectionClosed } from '../../support/refusals.js';
import { ScriptedCore, type ScriptedConnection } from '../../support/scripted-core.js';

/** A connection that was asked to tune. */
function tuning(): ScriptedConnection {
  const client = new ScriptedCore().accept();
  client.startOk();
  return client;
}

function startOkWhen(outcome: AuthenticationOutcome, ...capabilities: string[]) {
  const core = new ScriptedCore();
  core.authenticator.outcome = outcome;
  const client = core.accept();
  return { client, sent: client.startOk(capabilities) };
}

describe('connection.start', () => {
  it('says who the broker is and how to log in', () => {
    const client = new ScriptedCore().accept();
    expect(client.outbound.take(0)).toEqual([
      {
        name: 'connection.start',
        versionMajor: 0,
        versionMinor: 9,
        serverProperties: new Map([['product', field.text('scripted')]]),
        mechanisms: Buffer.from('PLAIN AMQPLAIN'),
        locales: Buffer.from('en_US'),
      },
    ]);
  });
});

describe('login', () => {
  it('gives mechanism and response to the authenticator, and tunes what it accepts', () => {
    const { client, sent } = startOkWhen({ kind: 'accepted', user: 'somebody' });
    expect(client.core.authenticator.asked).toEqual(['PLAIN secret']);
    expect(sent).toEqual([{ name: 'connection.tune', channelMax: 10, frameMax: 131072, heartbeat: 60 }]);
    expect(client.connection.user).toBe('somebody');
  });

  it('by a mechanism that was not offered is refused', () => {
    const client = new ScriptedCore().accept();
    const refusal = connectionClosed(
      503,
      "COMMAND_INVALID - unknown authentication mechanism 'FOO'",
      'connection.start-ok',
    );
    expect(client.startOk([], 'FOO')).toEqual([refusal]);
    expect(client.core.authenticator.asked).toEqual([]);
  });

  it('refused is told to a client that asked to be told', () => {
    const { client, sent } = startOkWhen(
      { kind: 'refused', user: 'nobody', why: 'no such user' },
      'authentication_failure_close',
    );
    const text =
      'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.';
    expect(sent).toEqual([connectionClosed(403, text)]);
    expect(client.outbound.awaitsClose).toBe(true);
  });

  it('refused is a closed socket, some time later, for any other client', () => {
    const { client, sent } = startOkWhen({ kind: 'refused', user: 'nobody', why: 'no such user' });
    expect(sent).toEqual([]);
    expect(client.outbound.closeDelayMs).toBe(3000);
  });

  it('with a response that is not of its form is an error', () => {
    const { sent } = startOkWhen({ kind: 'malformed', why: 'nonsense' });
    expect(sent).toEqual([connectionClosed(502, 'SYNTAX_ERROR - nonsense')]);
  });

  it('may take a challenge and another response', () => {
    const { client, sent } = startOkWhen({ kind: 'challenge', challenge: Buffer.from('who?') });
    expect(sent).toEqual([{ name: 'connection.secure', challenge: Buffer.from('who?') }]);
    client.core.authenticator.outcome = { kind: 'accepted', user: 'guest' };
    const [tune] = client.call('connection.secure-ok', { response: Buffer.from('me') });
    expect(tune?.name).toBe('connection.tune');
    expect(client.core.authenticator.asked).toEqual(['PLAIN secret', 'PLAIN me']);
  });

  it('may take its time', () => {
    const core = new ScriptedCore();
    core.authenticator.outcome = undefined;
    const client = core.accept();
    expect(client.startOk()).toEqual([]);
    core.authenticator.decide({ kind: 'accepted', user: 'guest' });
    expect(client.outbound.take(0).map(({ name }) => name)).toEqual(['connection.tune']);
  });

  it('decided after the client has gone changes nothing', () => {
    const core = new ScriptedCore();
    core.authenticator.outcome = undefined;
    const client = core.accept();
    client.startOk();
    client.disconnect();
    core.authenticator.decide({ kind: 'accepted', user: 'guest' });
    expect(client.outbound.take(0)).toEqual([]);
    expect(client.connection.state).toBe('closed');
  });
});

describe('connection.tune-ok', () => {
  it.each([
    ['all that was offered', { channelMax: 10, frameMax: 131072, heartbeat: 60 }],
    ['the least', { channelMax: 1, frameMax: 4096, heartbeat: 0 }],
    ['a slower heartbeat than ours', { channelMax: 10, frameMax: 8192, heartbeat: 3600 }],
  ])('takes %s', (_what, args) => {
    const client = tuning();
    expect(client.call('connection.tune-ok', args)).toEqual([]);
    expect(client.outbound.tuning).toEqual({ frameMax: args.frameMax, heartbeatSeconds: args.heartbeat });
  });

  const tooHigh = (what: string, value: string, max: number): string =>
    `negotiated ${what} = ${value} is higher than the maximum allowed value (${max})`;

  it.each<[string, Arguments<'connection.tune-ok'>, string]>([
    ['no limit of channels', { channelMax: 0, frameMax: 4096 }, tooHigh('channel_max', '0 (no limit)', 10)],
    ['more channels', { channelMax: 11, frameMax: 4096 }, tooHigh('channel_max', '11', 10)],
    ['no limit of frames', { channelMax: 1, frameMax: 0 }, tooHigh('frame_max', '0 (no limit)', 131072)],
    ['larger frames', { channelMax: 1, frameMax: 131073 }, tooHigh('frame_max', '131073', 131072)],
    [
      'frames below the minimum',
      { channelMax: 1, frameMax: 4095 },
      'negotiated frame_max = 4095 is lower than the minimum allowed value (4096)',
    ],
  ])('refuses %s', (_what, args, explanation) => {
    const client = tuning();
    const refusal = connectionClosed(530, `NOT_ALLOWED - ${explanation}`, 'connection.tune-ok');
    expect(client.call('connection.tune-ok', args)).toEqual([refusal]);
    expect(client.outbound.tuning).toBeUndefined();
  });
});

describe('connection.open', () => {
  it('ends the handshake', () => {
    const client = tuning();
    client.call('connection.tune-ok', { channelMax: 1, frameMax: 4096 });
    expect(client.call('connection.open', { virtualHost: '/' })).toEqual([{ name: 'connection.open-ok' }]);
    expect(client.outbound.isOpen).toBe(true);
  });

  it('of a vhost that is not there is refused', () => {
    const client = tuning();
    client.call('connection.tune-ok', { channelMax: 1, frameMax: 4096 });
    expect(client.call('connection.open', { virtualHost: 'nope' })).toEqual([
      connectionClosed(530, 'NOT_ALLOWED - vhost nope not found', 'connection.open'),
    ]);
    expect(client.outbound.isOpen).toBe(false);
  });
});
