/**
 * Scrapes are bounded in number, and end with those who read them.
 */
import { expect, it } from '@jest/globals';
import { managementLimits } from '../../src/management/limits.js';
import { Scrapes } from '../../src/management/metrics/scrapes.js';

/** A page that notes its end. */
class Page {
  isOver = false;

  async *parts(): AsyncGenerator<string> {
    try {
      for (let part = 0; part < 3; part++) yield `part ${part}\n`;
    } finally {
      this.isOver = true;
    }
  }
}

const { scrapesMax } = managementLimits;

it('so many are made at once', () => {
  const scrapes = new Scrapes();
  for (let i = 0; i < scrapesMax; i++) scrapes.begin(new Page().parts());
  expect(() => scrapes.begin(new Page().parts())).toThrow(expect.objectContaining({ status: 503 }));
});

it('those that are read make room for others', async () => {
  const scrapes = new Scrapes();
  for (let i = 0; i < 2 * scrapesMax; i++) {
    const page = new Page();
    const text = await new Response(scrapes.begin(page.parts())).text();
    expect(text).toBe('part 0\npart 1\npart 2\n');
    expect(page.isOver).toBe(true);
  }
});

it('those that are given up do, too', async () => {
  const scrapes = new Scrapes();
  for (let i = 0; i < 2 * scrapesMax; i++) {
    const page = new Page();
    const reader = scrapes.begin(page.parts()).getReader();
    await reader.read();
    await reader.cancel();
    expect(page.isOver).toBe(true);
  }
});

it('and those that fail', async () => {
  const scrapes = new Scrapes();
  for (let i = 0; i < 2 * scrapesMax; i++) {
    // eslint-disable-next-line require-yield
    const failing = (async function* (): AsyncGenerator<string> {
      throw new Error('out of order');
    })();
    await expect(new Response(scrapes.begin(failing)).text()).rejects.toThrow();
  }
});
