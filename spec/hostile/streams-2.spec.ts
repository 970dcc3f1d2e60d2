/**
 * Hostile streams, share 2 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(2);
