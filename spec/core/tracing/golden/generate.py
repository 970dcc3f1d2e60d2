#!/usr/bin/env python3
"""Writes traces.json: what RabbitMQ 3.10 publishes to amq.rabbitmq.trace, byte for byte.

Run it again only when a case is added, beside a RabbitMQ 3.10 on 127.0.0.1:5672 that has a vhost of its
own for it: `rabbitmqctl add_vhost firehose`, `set_permissions -p firehose guest '.*' '.*' '.*'`,
`trace_on -p firehose`. Then `python3 generate.py && npx prettier --write spec/core/tracing/golden`.
"""
import json
import os
import time

import pika
from pika.spec import BasicProperties

decode_properties = BasicProperties.decode


def decode_and_keep(self, encoded, offset=0):
    self.raw = bytes(encoded[offset:])
    return decode_properties(self, encoded, offset)


BasicProperties.decode = decode_and_keep
parameters = pika.ConnectionParameters('127.0.0.1', 5672, 'firehose', pika.PlainCredentials('guest', 'guest'))
client = pika.BlockingConnection(parameters).channel()
watcher = pika.BlockingConnection(parameters).channel()
watcher.queue_declare('traces', exclusive=True)
watcher.queue_bind('traces', 'amq.rabbitmq.trace', '#')
traces = []


def traced(title):
    """Waits for the one trace of what was done."""
    for _ in range(200):
        method, properties, body = watcher.basic_get('traces', auto_ack=True)
        if method is not None:
            kept = {'title': title, 'key': method.routing_key, 'body': body.decode(), 'properties': properties.raw.hex()}
            traces.append(kept)
            return
        time.sleep(0.02)
    raise AssertionError(f'nothing came of: {title}')


def publish(title, exchange, key, properties=None):
    client.basic_publish(exchange, key, title.encode(), properties)
    traced(title)


def get(title, queue, ack):
    method, _, _ = client.basic_get(queue, auto_ack=ack)
    traced(title)
    return method.delivery_tag


for queue in ('a', 'b'):
    client.queue_declare(queue, exclusive=True)
client.exchange_declare('x', 'fanout', auto_delete=True)
client.queue_bind('a', 'x')
publish('nothing set', '', 'a')
client.basic_nack(get('fetched', 'a', False))
get('fetched again', 'a', True)
everything = BasicProperties(
    content_type='text/plain',
    content_encoding='identity',
    headers={
        'CC': ['c1', 'c2'],
        'BCC': ['b1'],
        'nested': {'list': [1, 'x']},
        'big': 2**40,
        'nothing': None,
        'yes': True,
    },
    delivery_mode=2,
    priority=3,
    correlation_id='correlation',
    reply_to='reply',
    expiration='60000',
    message_id='message',
    timestamp=1700000000,
    type='type',
    user_id='guest',
    app_id='app',
    cluster_id='cluster',
)
publish('everything set', 'x', 'key', everything)
client.queue_bind('b', 'x')
client.queue_purge('a')
publish('to two', 'x', 'key', everything)
delivered = []
client.basic_consume('b', lambda *_: delivered.append(True), auto_ack=True, consumer_tag='consumer')
while not delivered:
    client.connection.process_data_events(0.1)
traced('delivered')
client.basic_cancel('consumer')
publish('no headers', 'x', '', BasicProperties(headers={}))
publish('the same key twice', 'x', 'k', BasicProperties(headers={'CC': ['k2', 'k2'], 'BCC': ['k']}))
client.exchange_declare('nobody', 'direct', auto_delete=True)
publish('no route', 'nobody', 'k')
client.exchange_delete('nobody')

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'traces.json'), 'w') as file:
    json.dump(traces, file, indent=2)
