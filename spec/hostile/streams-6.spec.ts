/**
 * Hostile streams, share 6 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(6);
