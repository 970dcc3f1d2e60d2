/**
 * A socket that says to an HTTP server what no client would.
 */
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

export class HttpSocket {
  /** All that came. */
  text = '';
  private ended = false;
  private onChange = (): void => undefined;

  private constructor(readonly socket: Socket) {
    const changed = (): void => this.onChange();
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.text += text;
      changed();
    });
    socket.on('error', () => undefined); // it may be cut off at any moment
    socket.once('close', () => {
      this.ended = true;
      changed();
    });
  }

  static async open(url: string): Promise<HttpSocket> {
    const { hostname, port } = new URL(url);
    const opened = new HttpSocket(connect(Number(port), hostname));
    await once(opened.socket, 'connect');
    return opened;
  }

  /** Says something, and hears all that there is to hear until the server hangs up. */
  static async exchange(url: string, text: string): Promise<HttpSocket> {
    const opened = await HttpSocket.open(url);
    opened.socket.write(text, 'latin1');
    await opened.closed();
    return opened;
  }

  get isClosed(): boolean {
    return this.ended;
  }

  /** Of all answers so far. */
  get statuses(): number[] {
    return [...this.text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  }

  closed(): Promise<void> {
    return this.until(() => this.ended);
  }

  /** Until something is so; that it never will be, since the server has hung up, counts too. */
  until(condition: () => boolean): Promise<void> {
    if (condition() || this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.onChange = () => {
        if (condition() || this.ended) resolve();
      };
    });
  }
}
