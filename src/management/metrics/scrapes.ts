/**
 * Pages of metrics as bodies of answers: so many at once and no more, since whoever asks need not have logged in.
 */
import { ReadableStream } from 'node:stream/web';
import { HttpError } from '../http-error.js';
import { managementLimits } from '../limits.js';

const { scrapesMax, scrapeTimeoutMs } = managementLimits;

export class Scrapes {
  private underWay = 0;

  /**
   * The page, made as it is read. It counts until it is read or given up, or until that has taken too long.
   *
   * @throws HttpError 503 when there are too many
   */
  begin(page: AsyncGenerator<string> | Generator<string>): ReadableStream<Uint8Array> {
    if (this.underWay >= scrapesMax) {
      throw new HttpError(503, 'busy', 'Too many scrapes at once: try again', { 'retry-after': '1' });
    }
    this.underWay++;
    const encoder = new TextEncoder();
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      this.underWay--;
      clearTimeout(timer);
      void page.return(undefined);
    };
    const timer = setTimeout(end, scrapeTimeoutMs).unref();
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          if (isOver) throw new Error('a scrape took too long');
          const part = await page.next();
          if (part.done !== true) controller.enqueue(encoder.encode(part.value));
          else {
            end();
            controller.close();
          }
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: end,
    });
  }
}
