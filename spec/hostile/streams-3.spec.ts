/**
 * Hostile streams, share 3 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(3);
