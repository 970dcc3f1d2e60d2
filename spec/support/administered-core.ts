/**
 * A scripted core with somebody who administers it without a connection.
 */
import { type Actor, actorOf } from '../../src/core/acting/actor.js';
import { Topology } from '../../src/core/administration/topology.js';
import { type Peeked, type PeekOptions, peek } from '../../src/core/browsing/peek.js';
import type { Changed, OnChanged } from '../../src/core/browsing/changing.js';
import type { Queue } from '../../src/core/queue/queue.js';
import type { ScriptedChannel } from './scripted-channel.js';
import { ScriptedCore } from './scripted-core.js';

export class AdministeredCore {
  readonly actor: Actor;
  readonly topology: Topology;
  readonly channel: ScriptedChannel;

  constructor(readonly core = new ScriptedCore()) {
    this.actor = actorOf(core.broker, 'guest', '/')!;
    this.topology = new Topology(this.actor);
    this.channel = core.channel();
  }

  queue(name: string): Queue {
    return this.actor.vhost.queue(name);
  }

  /** Fills a queue with messages of these bodies. */
  fill(queue: string, ...bodies: string[]): void {
    for (const body of bodies) this.channel.publish({ routingKey: queue, body });
  }

  /** What a look at a queue sees, once it has ended. */
  peek(queue: string, options: Partial<PeekOptions> = {}): Peeked {
    let seen: Peeked | undefined;
    peek(this.actor, queue, { count: 100, ...options }, (peeked) => {
      seen = peeked;
    });
    this.core.endTurn();
    return seen!;
  }

  bodies(queue: string, options: Partial<PeekOptions> = {}): string[] {
    return this.peek(queue, options).messages.map(({ content }) => content.body().toString());
  }

  /** What became of a deletion or a move, once it has ended. */
  changed(begin: (onChanged: OnChanged) => void): Changed {
    let outcome: Changed | undefined;
    begin((changed) => {
      outcome = changed;
    });
    this.core.endDurably();
    return outcome!;
  }
}
