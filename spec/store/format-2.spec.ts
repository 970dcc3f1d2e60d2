/**
 * What a store of format 2 holds is found by every later version.
 *
 * The fixture is made again, on purpose only, with LEVERET_MAKE_FIXTURE=format-2 in the environment of this
 * spec: never for a format that a release has written.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';
import { expectContents } from '../support/fixture-contents.js';
import { fixture2, makeFixture, packFixture, unpackFixture } from '../support/stored-fixture.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const FIXTURE = fileURLToPath(new URL('fixtures/format-2', import.meta.url));

describe('a store of format 2', () => {
  const directory = temporaryDirectory();

  it('is found whole, and found again after another start', async () => {
    if (process.env.LEVERET_MAKE_FIXTURE === 'format-2') {
      const made = join(directory.path, 'made');
      await makeFixture(made);
      packFixture(made, FIXTURE);
    }
    const path = join(directory.path, 'data');
    unpackFixture(FIXTURE, path);
    await expectContents(path, fixture2);
    await expectContents(path, fixture2);
  });

  it('is what this version writes, as long as that is its format', async () => {
    const path = join(directory.path, 'data');
    await makeFixture(path);
    await expectContents(path, fixture2);
  });
});
