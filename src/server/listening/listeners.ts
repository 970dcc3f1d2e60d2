/**
 * All addresses that a broker listens on.
 */
import type { ServerParts } from '../socket-connection.js';
import { Listener } from './listener.js';
import type { Security } from './secure-server.js';

/** Where to listen. */
export interface Endpoint {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/** Where it does listen. */
export interface ListeningAddress extends Endpoint {
  readonly isSecure: boolean;
}

export class Listeners {
  readonly addresses: ListeningAddress[] = [];
  private readonly all: Listener[] = [];

  private constructor(
    private readonly parts: ServerParts,
    private readonly security: Security | undefined,
  ) {
    if (security === undefined) return;
    security.certificates.onChange = () => {
      for (const listener of this.all) listener.renewCertificate();
    };
  }

  /**
   * Listens on all of them, or on none.
   *
   * @param security needed where there are secure ones
   * @throws the error of the socket (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …)
   */
  static async open(
    parts: ServerParts,
    plain: readonly Endpoint[],
    secure: readonly Endpoint[] = [],
    security?: Security,
  ): Promise<Listeners> {
    const listeners = new Listeners(parts, security);
    try {
      for (const endpoint of plain) await listeners.listen(endpoint, false);
      for (const endpoint of secure) await listeners.listen(endpoint, true);
    } catch (error) {
      await listeners.close(0);
      throw error;
    }
    return listeners;
  }

  /** Reads the certificate again. */
  async reload(): Promise<void> {
    await this.security?.certificates.reload();
  }

  /** Accepts no more; ends when all connections are gone, which is at the latest after `timeoutMs`. */
  async close(timeoutMs: number): Promise<void> {
    this.security?.certificates.close();
    await Promise.all(this.all.map((listener) => listener.close(timeoutMs)));
  }

  private async listen({ host, port }: Endpoint, isSecure: boolean): Promise<void> {
    const listener = new Listener(this.parts, isSecure ? this.security : undefined);
    const { address, port: taken } = await listener.listen(host, port);
    this.all.push(listener);
    this.addresses.push({ host: address, port: taken, isSecure });
  }
}
