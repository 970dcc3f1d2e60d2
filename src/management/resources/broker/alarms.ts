/**
 * Why publishers are stopped.
 */
import type { Broker } from '../../../core/broker.js';
import type { JsonObject } from '../../json.js';

export function memoryAlarm({ memory }: Broker): boolean {
  return memory.full;
}

export function diskAlarm({ store }: Broker): boolean {
  return store.obstacle === 'disk';
}

export function alarmsJson(broker: Broker): readonly JsonObject[] {
  const node = broker.nodeName;
  return [
    ...(memoryAlarm(broker) ? [{ node, resource: 'memory' }] : []),
    ...(diskAlarm(broker) ? [{ node, resource: 'disk' }] : []),
  ];
}
