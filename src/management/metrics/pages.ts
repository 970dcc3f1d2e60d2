/**
 * What each address answers: the broker in some two hundred samples, each object for itself, or chosen families.
 */
import { Inspection } from '../../core/inspect/inspection.js';
import type { Sums } from '../../core/inspect/sums.js';
import type { VHost } from '../../core/vhost/vhost.js';
import { memoryJson } from '../resources/broker/node-json.js';
import type { Exposition } from './exposition.js';
import { type Family, gauge } from './families/family.js';
import { globalFamilies } from './families/global.js';
import { readMachine } from './families/machine-figures.js';
import { type MetricsSubject, alarms, identity, nodeFamilies } from './families/node.js';
import type { ObjectFamilies, Page } from './object-table.js';
import { ownFamilies } from './families/own.js';
import { runtimeFamilies } from './families/runtime.js';
import { channelTable } from './tables/channel-table.js';
import { connectionTable } from './tables/connection-table.js';
import { clusterExchangeTable, exchangeTable, vhostTable } from './tables/exchange-table.js';
import { queueTable } from './tables/queue-table.js';
import { counters, totals } from './families/totals.js';

/** What names begin with. */
const COMMON = 'rabbitmq_';
const DETAILED = 'rabbitmq_detailed_';
const CLUSTER = 'rabbitmq_cluster_';
const OWN = 'leveret_';

const objectTables: readonly ObjectFamilies[] = [queueTable, channelTable, connectionTable, exchangeTable];
const clusterTables: readonly ObjectFamilies[] = [clusterExchangeTable, vhostTable];

/** What `/metrics/detailed` is asked for. */
export interface Selection {
  /** Those that do not exist are left out (RabbitMQ). */
  readonly families: ReadonlySet<string>;
  /** Names; undefined for all. */
  readonly vhosts: ReadonlySet<string> | undefined;
}

export class MetricsPages {
  private readonly inspection: Inspection;

  constructor(private readonly subject: MetricsSubject) {
    this.inspection = new Inspection(subject.broker);
  }

  /** `/metrics`: figures of the broker as a whole. */
  async *aggregated(exposition: Exposition): AsyncGenerator<string> {
    const { inspection, subject } = this;
    const { store } = subject.broker;
    const { all } = inspection.sums();
    yield* this.ofNode(exposition, all);
    for (const table of [queueTable, channelTable, connectionTable]) {
      yield written(exposition, COMMON, await table.sums(inspection));
    }
    yield written(exposition, COMMON, counters(all, store.figures));
    yield exposition.end;
  }

  /** `/metrics/per-object`: the same, with a sample for each queue, channel, connection and exchange. */
  async *perObject(exposition: Exposition): AsyncGenerator<string> {
    yield* this.ofNode(exposition, this.inspection.sums().all);
    const page = this.page(exposition, COMMON, undefined);
    for (const table of objectTables) for (const family of table.families) yield* table.write(page, family);
    yield exposition.end;
  }

  /** `/metrics/detailed`: some families, of some vhosts. */
  async *detailed(exposition: Exposition, { families, vhosts: names }: Selection): AsyncGenerator<string> {
    const { subject } = this;
    yield written(exposition, COMMON, identity(subject));
    const wanted = Object.keys(nodeFamilies).filter((family) => families.has(family));
    if (wanted.length > 0) {
      const parts = { subject, machine: await readMachine(subject.node.dataDirectory) };
      for (const family of wanted) yield written(exposition, DETAILED, nodeFamilies[family]!(parts));
    }
    const vhosts = names && subject.broker.listVHosts().filter(({ name }) => names.has(name));
    yield* selected(objectTables, families, this.page(exposition, DETAILED, vhosts));
    yield* selected(clusterTables, families, this.page(exposition, CLUSTER, vhosts));
    yield exposition.end;
  }

  /** `/metrics/memory-breakdown` (RabbitMQ 4): where the process's memory is. */
  *memoryBreakdown(exposition: Exposition): Generator<string> {
    const {
      total,
      strategy: _,
      ...parts
    } = memoryJson(this.subject.broker) as Readonly<Record<string, number>> & {
      readonly total: Readonly<Record<string, number>>;
    };
    const families = [
      ...Object.entries(parts).map(([name, bytes]) =>
        gauge(`memory_${name}_bytes`, `Memory in bytes: ${name.replaceAll('_', ' ')}`, bytes),
      ),
      ...Object.entries(total).map(([name, bytes]) =>
        gauge(`memory_total_${name}_bytes`, `Memory in bytes, all: ${name}`, bytes),
      ),
    ];
    yield written(exposition, COMMON, [...identity(this.subject), ...families]);
    yield exposition.end;
  }

  /** What belongs to no object. */
  private async *ofNode(exposition: Exposition, sums: Sums): AsyncGenerator<string> {
    const { subject } = this;
    const { broker, node } = subject;
    yield written(exposition, COMMON, [...identity(subject), ...alarms(subject)]);
    const parts = { subject, machine: await readMachine(node.dataDirectory) };
    for (const families of Object.values(nodeFamilies)) yield written(exposition, COMMON, families(parts));
    yield written(exposition, COMMON, [...totals(sums), ...globalFamilies(sums, broker.statistics.messageSizes)]);
    yield written(exposition, OWN, ownFamilies(broker, sums));
    yield written(exposition, '', await runtimeFamilies());
  }

  private page(exposition: Exposition, prefix: string, vhosts: readonly VHost[] | undefined): Page {
    return { exposition, prefix, vhosts, inspection: this.inspection, written: new Set() };
  }
}

async function* selected(
  tables: readonly ObjectFamilies[],
  wanted: ReadonlySet<string>,
  page: Page,
): AsyncGenerator<string> {
  for (const table of tables) {
    for (const family of table.families) if (wanted.has(family)) yield* table.write(page, family);
  }
}

function written(exposition: Exposition, prefix: string, families: readonly Family[]): string {
  return families.map((family) => exposition.family(family, prefix)).join('');
}
