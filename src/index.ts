/**
 * What `import … from 'leveret'` gives: the broker as a library.
 */
export { startBroker, type BrokerOptions, type RunningBroker } from './app.js';
export type { TlsOptions } from './listening.js';
