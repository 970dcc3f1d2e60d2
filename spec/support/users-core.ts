/**
 * A scripted core with users of several rights, and connections in their names.
 */
import type { Sent } from './recording-outbound.js';
import { ScriptedCore, type ScriptedConnection } from './scripted-core.js';
import type { ScriptedChannel } from './scripted-channel.js';

export interface Patterns {
  readonly configure?: string;
  readonly write?: string;
  readonly read?: string;
}

export class UsersCore {
  constructor(readonly core = new ScriptedCore()) {}

  get access() {
    return this.core.broker.access;
  }

  /** Makes a user who may do what the patterns say and nothing else; without any he may not enter the vhost. */
  user(name: string, patterns?: Patterns, vhost = '/'): string {
    if (this.access.users.find(name) === undefined) this.access.users.set({ name, password: undefined, tags: [] });
    if (patterns !== undefined) this.allow(name, patterns, vhost);
    return name;
  }

  allow(user: string, { configure = '', write = '', read = '' }: Patterns, vhost = '/'): void {
    this.access.permissions.set({ user, vhost, configure, write, read });
    this.core.endTurn();
  }

  /** A connection in this user's name, and what it was sent when it asked to enter the vhost. */
  knock(
    user: string,
    vhost = '/',
    ...capabilities: string[]
  ): { readonly client: ScriptedConnection; readonly sent: Sent[] } {
    const { core } = this;
    core.authenticator.outcome = { kind: 'accepted', user };
    const client = core.accept();
    client.startOk(capabilities);
    client.call('connection.tune-ok', { channelMax: 10, frameMax: 4096, heartbeat: 0 });
    return { client, sent: client.call('connection.open', { virtualHost: vhost }) };
  }

  connect(user: string, vhost = '/', ...capabilities: string[]): ScriptedConnection {
    const { client, sent } = this.knock(user, vhost, ...capabilities);
    if (sent[0]?.name !== 'connection.open-ok') throw new Error(`${user} was not let in: ${JSON.stringify(sent)}`);
    return client;
  }

  channel(user: string, vhost = '/', ...capabilities: string[]): ScriptedChannel {
    return this.connect(user, vhost, ...capabilities).channel(1);
  }
}

/** `configure access to queue 'q' in vhost '/' refused for user 'u'`, as a channel is told. */
export function accessRefused(what: string, user = 'u'): string {
  return `ACCESS_REFUSED - ${what} refused for user '${user}'`;
}

/** The reply text with which a channel was closed; what else it was sent, when it was not. */
export function closeText(sent: readonly Sent[]): string {
  const last = sent.at(-1);
  return last?.name === 'channel.close' ? last.replyText : sent.map(({ name }) => name).join(' ');
}
