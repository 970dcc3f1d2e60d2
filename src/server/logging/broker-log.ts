/**
 * What the log says of the broker as a whole: alarms, and what an operator changes. Names only: what a user has
 * of a password, and what a definition holds, is for nobody's eyes.
 */
import type { DefinitionEntry } from '../../core/definitions.js';
import type { MemoryGauge } from '../../core/memory-gauge.js';
import type { Alarm, BrokerWitness } from '../../core/ports.js';
import type { Logger } from '../logger.js';
import { cleanText } from './clean-text.js';

/** What an alarm tells of memory. */
export interface MemoryFigures {
  readonly memory: Pick<MemoryGauge, 'processBytes' | 'bytes' | 'entries'>;
  readonly limits: { readonly residentMemoryMax: number; readonly messageMemoryMax: number };
}

export class BrokerLog implements BrokerWitness {
  /** Set once there is a broker. */
  figures: MemoryFigures | undefined;

  constructor(private readonly log: Logger) {}

  alarm(alarm: Alarm, isSet: boolean): void {
    // Of the disk the store says more than is known here.
    if (alarm === 'disk' || this.figures === undefined) return;
    const { memory, limits } = this.figures;
    const fields = {
      alarm,
      processBytes: memory.processBytes,
      messageBytes: memory.bytes,
      queuedMessages: memory.entries,
      watermark: Math.min(limits.residentMemoryMax, limits.messageMemoryMax),
    };
    if (isSet) this.log.warn(fields, 'memory alarm set: publishers wait until messages are consumed');
    else this.log.info(fields, 'memory alarm cleared: publishers go on');
  }

  defined(entry: DefinitionEntry): void {
    this.log.info(namesOf(entry), `${entry.kind} set`);
  }

  removed(entry: DefinitionEntry): void {
    this.log.info(namesOf(entry), `${entry.kind} removed`);
  }
}

/** How an entry is known: by names alone. */
export function namesOf(entry: DefinitionEntry): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rawNamesOf(entry)).map(([key, name]) => [key, cleanText(name)]));
}

function rawNamesOf(entry: DefinitionEntry): Readonly<Record<string, string>> {
  switch (entry.kind) {
    case 'defaults':
      return {};
    case 'global-parameter':
      return { parameter: entry.name };
    case 'vhost':
      return { vhost: entry.name };
    case 'user':
      return { user: entry.user.name };
    case 'permission':
      return { user: entry.permission.user, vhost: entry.permission.vhost };
    case 'topic-permission':
      return { user: entry.permission.user, vhost: entry.permission.vhost, exchange: entry.permission.exchange };
    case 'vhost-limits':
      return { vhost: entry.vhost };
    case 'parameter':
      return { vhost: entry.vhost, component: entry.component, parameter: entry.name };
    case 'policy':
    case 'operator-policy':
      return { vhost: entry.vhost, policy: entry.policy.name };
    case 'binding': {
      const { vhost, source, destinationKind, destination, routingKey } = entry;
      return { vhost, source, [destinationKind]: destination, routingKey };
    }
    default:
      return { vhost: entry.vhost, [entry.kind]: entry.definition.name };
  }
}
