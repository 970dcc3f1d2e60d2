/**
 * A connection as RabbitMQ 3.10 writes it.
 */
import type { ConnectionFacts } from '../../../core/inspect/connection-facts.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { rangeIn } from '../../figures/ranges.js';
import { rated } from '../../figures/rated.js';
import type { JsonObject } from '../../json.js';
import type { ManagementRequest } from '../../request.js';
import { erlangProcessJson } from './erlang-process.js';

/** @param nothing what stands for what there is not: `null` in lists, an empty text where it is alone (RabbitMQ) */
export function connectionJson(
  { broker, surroundings, query }: ManagementRequest,
  facts: ConnectionFacts,
  nothing: null | '',
): JsonObject {
  const { traffic, user, userProvidedName } = facts;
  const values = {
    recv_oct: [traffic.receivedBytes, 'receivedBytes'],
    send_oct: [traffic.sentBytes, 'sentBytes'],
  } as const;
  return {
    auth_mechanism: facts.authMechanism,
    channel_max: facts.channelMax,
    channels: facts.channelCount,
    client_properties: tableToJson(facts.clientProperties),
    connected_at: facts.connectedAt,
    frame_max: facts.frameMax,
    host: facts.host,
    name: facts.name,
    node: broker.nodeName,
    ...tlsJson(facts, nothing),
    peer_host: facts.peerHost,
    peer_port: facts.peerPort,
    port: facts.port,
    protocol: facts.protocol,
    recv_cnt: traffic.receives,
    ...rated(values, surroundings.sampler.connection(facts), rangeIn(query, 'data_rates')),
    send_cnt: traffic.sends,
    send_pend: traffic.pendingBytes,
    state: facts.state,
    timeout: facts.timeoutSeconds,
    type: 'network',
    user,
    ...(userProvidedName !== undefined && { user_provided_name: userProvidedName }),
    user_who_performed_action: user,
    vhost: facts.vhost,
    ...erlangProcessJson,
  };
}

function tlsJson({ tls }: ConnectionFacts, nothing: null | ''): JsonObject {
  const { subject, issuer, validity } = tls?.certificate ?? {};
  return {
    ssl: tls !== undefined,
    ssl_protocol: tls?.protocol.toLowerCase() ?? nothing,
    ssl_cipher: tls?.cipher.toLowerCase() ?? nothing,
    ssl_hash: tls === undefined ? nothing : hashOf(tls.cipher),
    ssl_key_exchange: tls === undefined ? nothing : keyExchangeOf(tls.cipher),
    peer_cert_subject: subject ?? nothing,
    peer_cert_issuer: issuer ?? nothing,
    peer_cert_validity: validity ?? nothing,
  };
}

/** `TLS_AES_256_GCM_SHA384`, `ECDHE-RSA-AES128-GCM-SHA256`: the last part. */
function hashOf(cipher: string): string {
  return cipher.split(/[-_]/).at(-1)!.toLowerCase();
}

/** In TLS 1.3 it is no part of the cipher. */
function keyExchangeOf(cipher: string): string {
  const match = /^(ECDHE|DHE)-(RSA|ECDSA|DSS)-/.exec(cipher);
  if (match === null) return cipher.startsWith('TLS_') ? 'any' : 'rsa';
  return `${match[1]!}_${match[2]!}`.toLowerCase();
}
