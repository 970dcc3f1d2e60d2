/**
 * Reads bodies, each up to its bound, and all that come at once up to theirs.
 */
import type { IncomingMessage } from 'node:http';
import { badRequest, HttpError } from '../http-error.js';
import { managementLimits } from '../limits.js';

export class BodyReader {
  /** Bytes of the bodies that are being read. */
  private held = 0;

  constructor(private readonly heldMax: number = managementLimits.bodiesBytesMax) {}

  /**
   * The whole body, as text.
   *
   * @throws HttpError 413 when it is larger than `bytesMax`, 503 when there is too much to read already, 400
   *   when it ends too early
   */
  read(incoming: IncomingMessage, bytesMax: number): Promise<string> {
    if (Number(incoming.headers['content-length'] ?? 0) > bytesMax) return Promise.reject(tooLarge(bytesMax));
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const settle = (error?: HttpError): void => {
        incoming.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
        this.held -= size;
        if (error === undefined) resolve(Buffer.concat(chunks).toString('utf8'));
        else {
          // What else comes is dropped once the client has its answer.
          incoming.pause();
          reject(error);
        }
      };
      const onData = (chunk: Buffer): void => {
        size += chunk.length;
        this.held += chunk.length;
        chunks.push(chunk);
        if (size > bytesMax) settle(tooLarge(bytesMax));
        else if (this.held > this.heldMax) settle(tooMuch());
      };
      const onEnd = (): void => settle();
      const onClose = (): void => settle(badRequest('The body is not complete'));
      incoming.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
    });
  }
}

function tooLarge(bytesMax: number): HttpError {
  return new HttpError(413, 'payload_too_large', `A body may have ${bytesMax} bytes here`);
}

function tooMuch(): HttpError {
  return new HttpError(503, 'busy', 'Too many bodies come at once: try again');
}
