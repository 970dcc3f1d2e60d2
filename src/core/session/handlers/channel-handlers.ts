/**
 * Every method that a client may send on an open channel, and what handles it
 * (`basic.publish` has its own door in `commands.ts`).
 */
import { accessHandlers, channelClassHandlers } from './channel.js';
import { consumeHandlers } from './basic-consume.js';
import { confirmHandlers } from './confirm.js';
import { exchangeHandlers } from './exchange.js';
import { queueHandlers } from './queue.js';
import { settleHandlers } from './basic-settle.js';
import { txHandlers } from './tx.js';

export const channelHandlers = {
  ...accessHandlers,
  ...channelClassHandlers,
  ...exchangeHandlers,
  ...queueHandlers,
  ...consumeHandlers,
  ...settleHandlers,
  ...confirmHandlers,
  ...txHandlers,
};

export type ChannelMethodName = keyof typeof channelHandlers;
