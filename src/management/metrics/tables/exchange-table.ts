/**
 * Metrics of each exchange, with RabbitMQ's names and texts: counts (version 4), and what there is of them.
 * The default exchange, which is always there, is not listed.
 */
import type { ExchangeFacts } from '../../../core/inspect/exchange-facts.js';
import type { Inspection } from '../../../core/inspect/inspection.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { ObjectTable, metricsOf } from '../object-table.js';

function named(inspection: Inspection, vhost?: VHost): readonly ExchangeFacts[] {
  return inspection.exchanges(vhost).filter(({ name }) => name !== '');
}

export const exchangeTable = new ObjectTable<ExchangeFacts>({
  rows: (inspection, vhost) => inspection.exchanges(vhost),
  labels: ({ vhost, name }) => ({ vhost, exchange: name }),
  metrics: {
    exchange_metrics: metricsOf('counter', [
      [
        'exchange_messages_published_total',
        'Total number of messages published into an exchange',
        ({ counts }) => counts.publishIn,
      ],
    ]),
  },
});

/** Names begin with `rabbitmq_cluster_`. */
export const clusterExchangeTable = new ObjectTable<ExchangeFacts>({
  rows: named,
  labels: ({ vhost, name, type }) => ({ vhost, exchange: name, type }),
  metrics: {
    exchange_bindings: metricsOf('gauge', [
      [
        'exchange_bindings',
        'Number of bindings for an exchange. This value is cluster-wide.',
        ({ exchange }) => exchange.bindingCount,
      ],
    ]),
    exchange_names: metricsOf('gauge', [
      [
        'exchange_name',
        'Enumerates exchanges without any additional info. This value is cluster-wide. ' +
          'A cheaper alternative to `exchange_bindings`',
        () => 1,
      ],
    ]),
  },
});

/** Names begin with `rabbitmq_cluster_`. */
export const vhostTable = new ObjectTable<VHost>({
  rows: (inspection, vhost) => (vhost === undefined ? inspection.vhosts().map((facts) => facts.vhost) : [vhost]),
  labels: ({ name }) => ({ vhost: name }),
  metrics: { vhost_status: metricsOf('gauge', [['vhost_status', 'Whether a given vhost is running', () => 1]]) },
});
