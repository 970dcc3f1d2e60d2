/**
 * A directory for each test of a file, empty when the test begins and gone when it is over.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** To be called where tests are declared, behind an `afterEach` that needs it still. Its `path` is each test's own. */
export function temporaryDirectory(): { readonly path: string } {
  const directory = { path: '' };
  beforeEach(() => {
    directory.path = mkdtempSync(join(tmpdir(), 'leveret-'));
  });
  afterEach(() => {
    rmSync(directory.path, { recursive: true, force: true });
  });
  return directory;
}
