/**
 * Holds confirms back, of channels that are there and of those to come.
 */
import type { Broker } from '../../core/broker.js';
import type { Channel } from '../../core/session/channel.js';
import { Confirms, type PublisherConfirms } from '../../core/session/confirms.js';
import { type ConnectionChoice, isChosen } from './choice.js';
import { HeldConfirms } from './held-confirms.js';

export class ConfirmHolds {
  /** Whose confirms are held back, by what asked for it. */
  private readonly holds = new Map<object, ConnectionChoice>();

  constructor(private readonly broker: Broker) {}

  /** Confirms of a channel that begins to confirm. */
  newConfirms(channel: Channel): PublisherConfirms {
    const confirms = new Confirms();
    return this.isHeld(channel) ? new HeldConfirms(confirms) : confirms;
  }

  hold(by: object, choice: ConnectionChoice): void {
    this.holds.set(by, choice);
    this.update();
  }

  release(by: object): void {
    this.holds.delete(by);
    this.update();
  }

  private update(): void {
    for (const { channels } of this.broker.connections)
      for (const channel of channels.values()) this.updateOne(channel);
    this.broker.requestTurn();
  }

  private updateOne(channel: Channel): void {
    const { confirms } = channel;
    if (confirms === undefined) return;
    const isHeld = this.isHeld(channel);
    if (isHeld === confirms instanceof HeldConfirms) return;
    if (isHeld) {
      channel.confirms = new HeldConfirms(confirms);
      return;
    }
    channel.confirms = (confirms as HeldConfirms).inner;
    this.broker.awaitCommit(channel);
  }

  private isHeld({ connection }: Channel): boolean {
    for (const choice of this.holds.values()) if (isChosen(choice, connection)) return true;
    return false;
  }
}
