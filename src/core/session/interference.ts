/**
 * What somebody puts between the broker and its clients, to test these: nothing, unless he asks for it. It is asked
 * when something comes into being, never for a message.
 */
import type { Channel } from './channel.js';
import { Confirms, type PublisherConfirms } from './confirms.js';
import type { VHost } from '../vhost/vhost.js';

export interface Interference {
  /** How a channel confirms, which wants to from now on. */
  readonly newConfirms: (channel: Channel) => PublisherConfirms;
  /** A channel is there, and has not seen a command yet. */
  readonly channelOpened: (channel: Channel) => void;
  /** Makes the vhost that a user asks for and that is not there; `undefined` when it is not to be. */
  readonly missingVHost: (name: string, user: string) => VHost | undefined;
}

export const noInterference: Interference = {
  newConfirms: () => new Confirms(),
  channelOpened: () => undefined,
  missingVHost: () => undefined,
};
