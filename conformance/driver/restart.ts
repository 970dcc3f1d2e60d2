/**
 * Restarts the broker through the hook that the user gave, and waits until it serves again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestartKind } from '../vocabulary.js';
import type { BrokerUrl } from './broker-url.js';
import { LocalNames } from './local-names.js';
import { Stage } from './stage.js';

/** Ends the broker and starts it again. The new one need not serve yet when it resolves. */
export type RestartHook = () => Promise<void>;

/** How the broker is restarted, as far as anybody said. */
export type RestartHooks = Readonly<Partial<Record<RestartKind, RestartHook>>>;

/** The broker was ended and started, and does not serve. */
export class BrokerNotBack extends Error {}

/** How long the old broker may still be there after its hook. */
const END_TIMEOUT_MS = 10_000;
/** How long the new one may take until it serves. */
const BACK_TIMEOUT_MS = 60_000;
const PAUSE_BETWEEN_ATTEMPTS_MS = 50;

/** @throws BrokerNotBack, the hook's error, or one that says that the hook ended nothing */
export async function restartBroker(url: BrokerUrl, hook: RestartHook, timeoutMs: number): Promise<void> {
  const witness = await connected(url, timeoutMs);
  const connection = witness.connection('witness');
  try {
    void connection.takeLeave();
    await hook();
    await connection.end(END_TIMEOUT_MS).catch((error: unknown) => {
      throw new Error('the command to restart the broker did not end it', { cause: error });
    });
  } finally {
    connection.drop();
  }
  await back(url, timeoutMs);
}

/** Tries until a connection can be opened. */
async function back(url: BrokerUrl, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + BACK_TIMEOUT_MS;
  for (;;) {
    try {
      (await connected(url, timeoutMs)).connection('witness').drop();
      return;
    } catch (error) {
      if (performance.now() > deadline) {
        const why = error instanceof Error ? error.message : String(error);
        throw new BrokerNotBack(`the broker does not serve ${BACK_TIMEOUT_MS / 1000} s after its restart: ${why}`);
      }
    }
    await sleep(PAUSE_BETWEEN_ATTEMPTS_MS);
  }
}

async function connected(url: BrokerUrl, timeoutMs: number): Promise<Stage> {
  const stage = new Stage({ url, names: new LocalNames('witness'), timeoutMs });
  try {
    await stage.openConnection('witness');
  } catch (error) {
    await stage.clear();
    throw error;
  }
  return stage;
}
