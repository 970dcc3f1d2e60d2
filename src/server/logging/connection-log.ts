/**
 * What the log says of one connection: who came, from where, into which vhost, and what went wrong. Never what
 * a client said to prove who it is, nor its properties.
 */
import type { Failure, Peer, RefusedLogin, Witness } from '../../core/ports.js';
import type { Logger } from '../logger.js';
import { cleanText } from './clean-text.js';
import type { LineQuota } from './line-quota.js';
import { methodNameOf } from './method-names.js';

/** A connection, as far as the log has a name for it. */
export interface Named {
  /** Empty before it has logged in. */
  readonly user: string;
  readonly vhost: { readonly name: string } | undefined;
}

export class ConnectionLog implements Witness {
  /** Set once there is a connection to speak of. */
  named: Named = { user: '', vhost: undefined };
  private openedAtMs: number | undefined;

  constructor(
    private readonly log: Logger,
    private readonly quota: LineQuota,
    private readonly peer: Peer,
  ) {}

  // --- from the core ---

  bug(error: unknown): void {
    this.write('error', { err: error }, 'internal error; please report it');
  }

  loginRefused({ user, mechanism, why }: RefusedLogin & { readonly mechanism: string }): void {
    const fields = { user: cleanText(user), mechanism: cleanText(mechanism), why: cleanText(why) };
    this.write('warn', fields, `login refused: ${fields.why}`);
  }

  opened(): void {
    this.openedAtMs = performance.now();
    this.write('info', {}, 'connection opened');
  }

  channelFailed(channel: number, failure: Failure): void {
    this.write('warn', { channel, ...fieldsOf(failure) }, `channel error: ${textOf(failure)}`);
  }

  failed(failure: Failure): void {
    // Closed from here, by an operator or because the broker stops: nobody did anything wrong.
    const level = failure.replyCode === CONNECTION_FORCED ? 'info' : 'warn';
    this.write(level, fieldsOf(failure), `connection error: ${textOf(failure)}`);
  }

  blocked(reason: string): void {
    this.write('info', { reason }, `connection blocked: ${reason}`);
  }

  unblocked(): void {
    this.write('info', {}, 'connection unblocked');
  }

  // --- from the server ---

  /** A client was refused or cut off before or beside the protocol. */
  refused(what: string): void {
    this.write('warn', {}, what);
  }

  /** The socket is gone. `lost`: nobody had closed the connection. */
  closed(lost: boolean): void {
    if (this.openedAtMs === undefined) {
      this.write('debug', {}, 'gone before the connection was open');
      return;
    }
    const durationMs = Math.round(performance.now() - this.openedAtMs);
    if (lost) this.write('warn', { durationMs }, 'connection lost: the client is gone without closing it');
    else this.write('info', { durationMs }, 'connection closed');
  }

  socketFailed(error: Error): void {
    this.write('debug', { error: cleanText(error.message) }, 'socket error');
  }

  private write(level: 'error' | 'warn' | 'info' | 'debug', fields: object, text: string): void {
    const { log, peer, named } = this;
    if (!log.isLevelEnabled(level) || !this.quota.take(peer.address ?? '')) return;
    const { user, vhost } = named;
    const who = {
      connection: peer.name,
      ...(user !== '' && { user: cleanText(user) }),
      ...(vhost !== undefined && { vhost: cleanText(vhost.name) }),
    };
    log[level]({ ...who, ...fields }, text);
  }
}

const CONNECTION_FORCED = 320;

/** The octets of a frame that could not be read, as reply texts show them: of a login, or of a message. */
const OCTETS = /<<[\d,]*>>/g;

function textOf({ replyText }: Failure): string {
  return cleanText(replyText.replaceAll(OCTETS, '<<…>>'));
}

function fieldsOf({ replyCode, method }: Failure): object {
  const name = methodNameOf(method);
  return { code: replyCode, ...(name !== undefined && { method: name }) };
}
