#!/usr/bin/env python3
"""Writes methods.json and properties.json: what pika, a foreign AMQP implementation, puts on the wire.

The specs beside it hold our codec to these bytes. Run it again only when a method is added:
`python3 generate.py && npx prettier --write spec/wire/golden` (needs Debian's python3-pika; written with 1.2.0).

Every method has a vector with no bit set, one for each of its bits alone, and one with all bits set and
everything else as large as it gets. Field values carry their type letter: {"type": "S", "value": "text"}.
"""
import datetime
import decimal
import json
import os
import re

from pika import frame, spec
from pika.compat import long

TEXT_255 = 'é' * 127 + 'x'
LONG_MAX = 0xFFFFFFFF
SHORT_MAX = 0xFFFF
TAG_MAX = 2**53 - 1

# One of each kind of value that pika can write.
TABLE = {
    'text': 'héllo',
    'empty': '',
    'bytes': b'\x00\xff\xce',
    'yes': True,
    'no': False,
    'int': -2147483648,
    'long': long(-1),
    'big': 2**63 - 1,
    'decimal': decimal.Decimal('12.345'),
    'time': datetime.datetime(2024, 2, 29, 12, 0, 0),
    'nothing': None,
    'list': [1, 'two', [True], {'three': 3}],
    'table': {'inner': {'deepest': None}},
    TEXT_255: 1,
}
X_ARGUMENTS = {'x-max-length': 10, 'x-queue-type': 'classic'}

# pika's names that are not ours in snake case.
RENAMED = {'nowait': 'noWait', 'global_qos': 'global'}


def field(value):
    """The value as our tests write it, with its letter."""
    if isinstance(value, bool):
        return {'type': 't', 'value': value}
    if isinstance(value, str):
        return {'type': 'S', 'value': value}
    if isinstance(value, bytes):
        return {'type': 'x', 'value': value.hex()}
    if isinstance(value, int):
        small = not isinstance(value, long) and -(2**31) <= value < 2**31
        return {'type': 'I', 'value': value} if small else {'type': 'l', 'value': str(int(value))}
    if isinstance(value, decimal.Decimal):
        scale = -value.as_tuple().exponent
        return {'type': 'D', 'value': {'scale': scale, 'unscaled': int(value.scaleb(scale))}}
    if isinstance(value, datetime.datetime):
        seconds = value.replace(tzinfo=datetime.timezone.utc).timestamp()
        return {'type': 'T', 'value': str(int(seconds))}
    if isinstance(value, list):
        return {'type': 'A', 'value': [field(item) for item in value]}
    if isinstance(value, dict):
        return {'type': 'F', 'value': table(value)}
    assert value is None
    return {'type': 'V', 'value': None}


def table(value):
    return {name: field(item) for name, item in value.items()}


def argument(value):
    return table(value) if isinstance(value, dict) else value


def camel(name):
    return RENAMED.get(name) or re.sub('_(.)', lambda found: found[1].upper(), name)


def dashed(name):
    """'Basic.GetOk' -> 'basic.get-ok'."""
    group, method = name.split('.')
    return group.lower() + '.' + re.sub('(?<!^)([A-Z])', r'-\1', method).lower()


def vector(cls, arguments):
    method = cls(**arguments)
    marshalled = frame.Method(1, method).marshal()
    return {
        'arguments': {camel(name): argument(value) for name, value in arguments.items()},
        'hex': marshalled[7:-1].hex(),
    }


methods = {}


def add(cls, extreme=None, **arguments):
    """Vectors for a method: `arguments` with each bit alone, and `extreme` with all of them."""
    bits = [name for name, value in arguments.items() if value is False]
    vectors = [vector(cls, arguments)]
    vectors += [vector(cls, {**arguments, bit: True}) for bit in bits]
    if extreme is not None:
        vectors.append(vector(cls, {**arguments, **{bit: True for bit in bits}, **extreme}))
    methods[dashed(cls.NAME)] = vectors


CLOSE = {'reply_code': 404, 'reply_text': 'NOT_FOUND - no queue', 'class_id': 60, 'method_id': 40}
CLOSE_MAX = {'reply_code': SHORT_MAX, 'reply_text': TEXT_255, 'class_id': SHORT_MAX, 'method_id': SHORT_MAX}
TUNE = {'channel_max': 2047, 'frame_max': 131072, 'heartbeat': 60}
TUNE_MAX = {'channel_max': SHORT_MAX, 'frame_max': LONG_MAX, 'heartbeat': SHORT_MAX}
LONG_TEXT = 'long €' * 100

add(spec.Connection.Start, version_major=0, version_minor=9, server_properties=TABLE,
    mechanisms='PLAIN AMQPLAIN', locales='en_US',
    extreme={'version_major': 255, 'version_minor': 255, 'server_properties': {}, 'mechanisms': '', 'locales': LONG_TEXT})
add(spec.Connection.StartOk, client_properties={'product': 'x'}, mechanism='PLAIN', response='\0guest\0guest',
    locale='en_US', extreme={'client_properties': {}, 'mechanism': TEXT_255, 'response': LONG_TEXT, 'locale': ''})
add(spec.Connection.Secure, challenge='who are you?', extreme={'challenge': LONG_TEXT})
add(spec.Connection.SecureOk, response='me', extreme={'response': ''})
add(spec.Connection.Tune, extreme=TUNE_MAX, **TUNE)
add(spec.Connection.TuneOk, extreme=TUNE_MAX, **TUNE)
add(spec.Connection.Open, virtual_host='/', extreme={'virtual_host': TEXT_255})
add(spec.Connection.OpenOk)
add(spec.Connection.Close, extreme=CLOSE_MAX, **CLOSE)
add(spec.Connection.CloseOk)
add(spec.Connection.Blocked, reason='low on memory', extreme={'reason': TEXT_255})
add(spec.Connection.Unblocked)

add(spec.Channel.Open)
add(spec.Channel.OpenOk)
add(spec.Channel.Flow, active=False)
add(spec.Channel.FlowOk, active=False)
add(spec.Channel.Close, extreme=CLOSE_MAX, **CLOSE)
add(spec.Channel.CloseOk)

add(spec.Access.Request, realm='/data', exclusive=False, passive=False, active=False, write=False, read=False,
    extreme={'realm': TEXT_255})
add(spec.Access.RequestOk, ticket=1, extreme={'ticket': SHORT_MAX})

BIND = {'destination': 'd', 'source': 's', 'routing_key': 'a.*.#', 'nowait': False, 'arguments': {}}
BIND_MAX = {'destination': TEXT_255, 'source': TEXT_255, 'routing_key': TEXT_255, 'arguments': X_ARGUMENTS}
add(spec.Exchange.Declare, exchange='x', type='topic', passive=False, durable=False, auto_delete=False,
    internal=False, nowait=False, arguments={},
    extreme={'exchange': TEXT_255, 'type': TEXT_255, 'arguments': X_ARGUMENTS})
add(spec.Exchange.DeclareOk)
add(spec.Exchange.Delete, exchange='x', if_unused=False, nowait=False, extreme={'exchange': ''})
add(spec.Exchange.DeleteOk)
add(spec.Exchange.Bind, extreme=BIND_MAX, **BIND)
add(spec.Exchange.BindOk)
add(spec.Exchange.Unbind, extreme=BIND_MAX, **BIND)
add(spec.Exchange.UnbindOk)

add(spec.Queue.Declare, queue='q', passive=False, durable=False, exclusive=False, auto_delete=False,
    nowait=False, arguments=X_ARGUMENTS, extreme={'queue': '', 'arguments': TABLE})
add(spec.Queue.DeclareOk, queue='q', message_count=3, consumer_count=1,
    extreme={'queue': TEXT_255, 'message_count': LONG_MAX, 'consumer_count': LONG_MAX})
add(spec.Queue.Bind, queue='q', exchange='x', routing_key='k', nowait=False, arguments={},
    extreme={'queue': TEXT_255, 'exchange': TEXT_255, 'routing_key': TEXT_255, 'arguments': X_ARGUMENTS})
add(spec.Queue.BindOk)
add(spec.Queue.Purge, queue='q', nowait=False, extreme={'queue': TEXT_255})
add(spec.Queue.PurgeOk, message_count=7, extreme={'message_count': LONG_MAX})
add(spec.Queue.Delete, queue='q', if_unused=False, if_empty=False, nowait=False, extreme={'queue': TEXT_255})
add(spec.Queue.DeleteOk, message_count=7, extreme={'message_count': LONG_MAX})
add(spec.Queue.Unbind, queue='q', exchange='x', routing_key='k', arguments={},
    extreme={'queue': TEXT_255, 'exchange': TEXT_255, 'routing_key': TEXT_255, 'arguments': X_ARGUMENTS})
add(spec.Queue.UnbindOk)

add(spec.Basic.Qos, prefetch_size=0, prefetch_count=10, global_qos=False,
    extreme={'prefetch_size': LONG_MAX, 'prefetch_count': SHORT_MAX})
add(spec.Basic.QosOk)
add(spec.Basic.Consume, queue='q', consumer_tag='c', no_local=False, no_ack=False, exclusive=False, nowait=False,
    arguments={}, extreme={'queue': TEXT_255, 'consumer_tag': TEXT_255, 'arguments': X_ARGUMENTS})
add(spec.Basic.ConsumeOk, consumer_tag='c', extreme={'consumer_tag': TEXT_255})
add(spec.Basic.Cancel, consumer_tag='c', nowait=False, extreme={'consumer_tag': TEXT_255})
add(spec.Basic.CancelOk, consumer_tag='c', extreme={'consumer_tag': TEXT_255})
add(spec.Basic.Publish, exchange='x', routing_key='a.b.c', mandatory=False, immediate=False,
    extreme={'exchange': TEXT_255, 'routing_key': TEXT_255})
add(spec.Basic.Return, reply_code=312, reply_text='NO_ROUTE', exchange='x', routing_key='k',
    extreme={'reply_code': SHORT_MAX, 'reply_text': TEXT_255, 'exchange': '', 'routing_key': ''})
add(spec.Basic.Deliver, consumer_tag='c', delivery_tag=1, redelivered=False, exchange='x', routing_key='k',
    extreme={'consumer_tag': TEXT_255, 'delivery_tag': TAG_MAX, 'exchange': '', 'routing_key': TEXT_255})
add(spec.Basic.Get, queue='q', no_ack=False, extreme={'queue': TEXT_255})
add(spec.Basic.GetOk, delivery_tag=1, redelivered=False, exchange='x', routing_key='k', message_count=2,
    extreme={'delivery_tag': TAG_MAX, 'exchange': TEXT_255, 'routing_key': '', 'message_count': LONG_MAX})
add(spec.Basic.GetEmpty)
add(spec.Basic.Ack, delivery_tag=2**32, multiple=False, extreme={'delivery_tag': TAG_MAX})
add(spec.Basic.Reject, delivery_tag=2**32, requeue=False, extreme={'delivery_tag': TAG_MAX})
add(spec.Basic.RecoverAsync, requeue=False)
add(spec.Basic.Recover, requeue=False)
add(spec.Basic.RecoverOk)
add(spec.Basic.Nack, delivery_tag=2**32, multiple=False, requeue=False, extreme={'delivery_tag': TAG_MAX})

add(spec.Confirm.Select, nowait=False)
add(spec.Confirm.SelectOk)
for cls in (spec.Tx.Select, spec.Tx.SelectOk, spec.Tx.Commit, spec.Tx.CommitOk, spec.Tx.Rollback, spec.Tx.RollbackOk):
    add(cls)

# Header frames: the fourteen properties alone and together, with body sizes up to what a double holds.
PROPERTIES = {
    'content_type': 'text/plain',
    'content_encoding': 'gzip',
    'headers': TABLE,
    'delivery_mode': 2,
    'priority': 255,
    'correlation_id': '7f3c',
    'reply_to': 'amq.rabbitmq.reply-to',
    'expiration': '60000',
    'message_id': TEXT_255,
    'timestamp': 1709208000,
    'type': 'order.created',
    'user_id': 'guest',
    'app_id': 'tests',
    'cluster_id': '',
}


def header(properties, body_size):
    marshalled = frame.Header(0x1234, body_size, spec.BasicProperties(**properties)).marshal()
    return {
        'properties': {camel(name): argument(value) for name, value in properties.items()},
        'bodySize': body_size,
        'hex': marshalled.hex(),
    }


headers = {'none': header({}, 0), 'all': header(PROPERTIES, LONG_MAX), 'empty headers': header({'headers': {}}, 1)}
headers.update({name: header({name: value}, 4096) for name, value in PROPERTIES.items()})


def write(name, value):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write('\n')


write('methods.json', methods)
write('properties.json', headers)
