#!/usr/bin/env python3
"""Writes deaths.json: what RabbitMQ 3.10 makes of the properties of messages that it dead-letters.

The specs beside it hold our dead letters to these bytes. Run it again only when a case is added, beside a
RabbitMQ 3.10 on 127.0.0.1:5672: `python3 generate.py && npx prettier --write spec/core/dead-letter/golden`.

It speaks AMQP by itself, because no client library writes what some of the cases publish, nor gives the
bytes that come. Every queue dead-letters to a fanout exchange of its own, to which its next queue and a
probe are bound: the probe gets the message as it was published again, whatever becomes of it elsewhere.
"""
import json
import os
import socket
import struct
import time

FLAG_HEADERS = 0x2000
BODY = b'hello'


def shortstr(text):
    encoded = text if isinstance(text, bytes) else text.encode()
    return bytes([len(encoded)]) + encoded


def longstr(text):
    encoded = text if isinstance(text, bytes) else text.encode()
    return struct.pack('>I', len(encoded)) + encoded


def table(*fields):
    return longstr(b''.join(shortstr(name) + value for name, value in fields))


def S(text):
    return b'S' + longstr(text)


def I(value):
    return b'I' + struct.pack('>i', value)


def l(value):
    return b'l' + struct.pack('>q', value)


def F(*fields):
    return b'F' + table(*fields)


def A(*values):
    return b'A' + longstr(b''.join(values))


def headers(*fields):
    return struct.pack('>H', FLAG_HEADERS) + table(*fields)


class Client:
    """One connection with one channel."""

    def __init__(self):
        self.socket = socket.create_connection(('127.0.0.1', 5672))
        self.stream = self.socket.makefile('rb')
        self.socket.sendall(b'AMQP\0\0\x09\x01')
        self.answer((10, 10))
        self.send(0, (10, 11), table() + shortstr('PLAIN') + longstr(b'\0guest\0guest') + shortstr('en_US'))
        self.answer((10, 30))
        self.send(0, (10, 31), struct.pack('>HIH', 10, 131072, 0))
        self.send(0, (10, 40), shortstr('/') + b'\0\0')
        self.answer((10, 41))
        self.call((20, 10), b'\0')

    def frame(self, kind, channel, payload):
        self.socket.sendall(struct.pack('>BHI', kind, channel, len(payload)) + payload + b'\xce')

    def read_frame(self):
        kind, _, size = struct.unpack('>BHI', self.stream.read(7))
        payload = self.stream.read(size)
        assert self.stream.read(1) == b'\xce'
        return payload if kind != 8 else self.read_frame()

    def send(self, channel, method, arguments):
        self.frame(1, channel, struct.pack('>HH', *method) + arguments)

    def answer(self, *wanted):
        payload = self.read_frame()
        method = struct.unpack('>HH', payload[:4])
        assert method in wanted, (method, payload)
        return method, payload[4:]

    def call(self, method, arguments):
        self.send(1, method, arguments)
        return self.answer((method[0], method[1] + 1))[1]

    def declare(self, queue, *arguments, durable=False):
        self.call((50, 10), b'\0\0' + shortstr(queue) + bytes([2 if durable else 0]) + table(*arguments))

    def count(self, queue):
        answer = self.call((50, 10), b'\0\0' + shortstr(queue) + b'\1' + table())
        return struct.unpack('>I', answer[1 + answer[0]:5 + answer[0]])[0]

    def delete(self, queue):
        self.call((50, 40), b'\0\0' + shortstr(queue) + b'\0')

    def declare_fanout(self, exchange):
        self.call((40, 10), b'\0\0' + shortstr(exchange) + shortstr('fanout') + b'\0' + table())

    def delete_exchange(self, exchange):
        self.call((40, 20), b'\0\0' + shortstr(exchange) + b'\0')

    def bind(self, queue, exchange):
        self.call((50, 20), b'\0\0' + shortstr(queue) + shortstr(exchange) + shortstr('') + b'\0' + table())

    def publish(self, exchange, key, properties):
        self.send(1, (60, 40), b'\0\0' + shortstr(exchange) + shortstr(key) + b'\0')
        self.frame(2, 1, struct.pack('>HHQ', 60, 0, len(BODY)) + properties)
        self.frame(3, 1, BODY)

    def get(self, queue):
        """Waits for a message; gives its delivery tag, its exchange, its key, and its properties."""
        for _ in range(200):
            self.send(1, (60, 70), b'\0\0' + shortstr(queue) + b'\0')
            method, arguments = self.answer((60, 71), (60, 72))
            if method == (60, 71):
                exchange_end = 10 + arguments[9]
                key_end = exchange_end + 1 + arguments[exchange_end]
                names = arguments[10:exchange_end], arguments[exchange_end + 1:key_end]
                header = self.read_frame()
                assert self.read_frame() == BODY
                return struct.unpack('>Q', arguments[:8])[0], *names, header[12:]
            time.sleep(0.02)
        raise AssertionError(f'nothing came to {queue}')

    def nack(self, tag, requeue=False):
        self.send(1, (60, 120), struct.pack('>QB', tag, 2 if requeue else 0))


def decode_value(data, at):
    letter, at = chr(data[at]), at + 1
    if letter in 'FASx':
        start, end = at + 4, at + 4 + struct.unpack('>I', data[at:at + 4])[0]
        if letter == 'F':
            return decode_table(data, at), end
        if letter in 'Sx':
            return data[start:end], end
        values = []
        while start < end:
            value, start = decode_value(data, start)
            values.append(value)
        return values, end
    end = at + {'t': 1, 'b': 1, 'B': 1, 's': 2, 'u': 2, 'I': 4, 'i': 4, 'f': 4, 'D': 5, 'V': 0}.get(letter, 8)
    return int.from_bytes(data[at:end], 'big', signed=True), end


def decode_table(data, at):
    """The first of two fields of one name counts."""
    end = at + 4 + struct.unpack('>I', data[at:at + 4])[0]
    at += 4
    fields = {}
    while at < end:
        name_end = at + 1 + data[at]
        value, next_at = decode_value(data, name_end)
        fields.setdefault(data[at + 1:name_end].decode(), value)
        at = next_at
    return fields


def newest_death(properties):
    at = 2
    if properties[0] & 0x80:
        at += 1 + properties[at]
    if properties[0] & 0x40:
        at += 1 + properties[at]
    return decode_table(properties, at)['x-death'][0]


# Names of their own: others may use the same broker.
QUEUE, FIRST, SECOND, THIRD, FOURTH, FIFTH = (f'dead-letters-{name}' for name in 'qabcde')
client = Client()
made = []


def queue(name, to=None, *arguments, durable=False):
    """A queue whose dead letters go to the queue `to`, if it has one, and to its probe."""
    dead = f'{name}.dead'
    client.declare(name, ('x-dead-letter-exchange', S(dead)), *arguments, durable=durable)
    client.declare_fanout(dead)
    client.declare(f'{name}.probe')
    client.bind(f'{name}.probe', dead)
    made.append(name)
    if to is not None:
        client.bind(to, dead)


def clear():
    for name in made:
        client.delete(name)
        client.delete(f'{name}.probe')
        client.delete_exchange(f'{name}.dead')
    made.clear()


def probe(name):
    """The message as it came from queue `name`, with what is to be known of its death."""
    properties = client.get(f'{name}.probe')[3]
    entry = newest_death(properties)
    return {
        'death': {
            'queue': name,
            'reason': entry['reason'].decode(),
            'exchange': entry.get('exchange', b'').decode(),
            'routingKeys': [key.decode() for key in entry.get('routing-keys', [])],
            'timeSeconds': entry.get('time', 0),
        },
        'properties': properties.hex(),
    }


def reject(name):
    client.nack(client.get(name)[0])


deaths = []
cycles = []


def died(title, published, *steps):
    """Publishes to the first queue; every step is a queue and how the message leaves it."""
    client.publish('', steps[0][0], published)
    recorded = []
    for name, leave in steps:
        leave(name)
        recorded.append(probe(name))
    deaths.append({'title': title, 'published': published.hex(), 'steps': recorded})
    clear()


def waits(_):
    """The queue does it by itself."""


def rejected_once(title, published, *arguments):
    queue(QUEUE, None, *arguments)
    died(title, published, (QUEUE, reject))


TTL = ('x-message-ttl', I(40))
FULL = ('x-max-length', I(0))
NONE = struct.pack('>H', 0)
ALL = (
    struct.pack('>H', 0xfffc) + shortstr('text/plain') + shortstr('gzip')
    + table(('z', I(1)), ('a', S('two')), ('x-nothing', b'V'))
    + bytes([2, 7]) + shortstr('correlation') + shortstr('reply') + shortstr('60000') + shortstr('id')
    + struct.pack('>Q', 1709208000) + shortstr('type') + shortstr('guest') + shortstr('app') + shortstr('cluster')
)
EVERY_TYPE = [
    ('z', I(-1)), ('t', b't\1'), ('b', b'b\xff'), ('B', b'B\xff'), ('s', b's\xff\xff'), ('u', b'u\xff\xff'),
    ('i', b'i\xff\xff\xff\xff'), ('l', l(-1)), ('f', b'f' + struct.pack('>f', 1.5)), ('d', b'd' + struct.pack('>d', 2.5)),
    ('D', b'D\3' + struct.pack('>I', 12345)), ('T', b'T' + struct.pack('>q', 1709208000)), ('V', b'V'), ('x', b'x' + longstr(b'\0\xff')),
    ('nested', F(('z', I(1)), ('a', A(S('x'), F(('z', I(1)), ('a', I(2)))))),), ('zz', S('')), ('Z', S('é')), ('', I(0)),
]


def own(*fields):
    """An entry of x-death for queue q, as a client gives it."""
    return F(('queue', S(QUEUE)), ('reason', S('rejected')), *fields)


def foreign(name, reason, *fields):
    return F(('queue', S(name)), ('reason', S(reason)), *fields)


rejected_once('no properties', NONE)
rejected_once('all properties', ALL)
rejected_once('an expiration alone', struct.pack('>H', 0x0100) + shortstr('60000'))
rejected_once('empty headers', headers())
rejected_once('headers of every type, in no order', headers(*EVERY_TYPE))
rejected_once('further keys', headers(('CC', A(S('nowhere'), I(3), S('elsewhere'))), ('BCC', A(S('hidden')))))
rejected_once('further keys, and another key for dead letters', headers(('z', I(1)), ('CC', A(S('nowhere')))),
              ('x-dead-letter-routing-key', S('other')))
rejected_once('the first death is said to be another, without x-death',
              headers(('x-first-death-queue', S('mine')), ('x-first-death-reason', I(4)), ('zz', I(1))))
rejected_once('x-death is no array', headers(('x-death', S('[{queue=q}]')), ('a', I(1))))
rejected_once('x-death is an empty array', headers(('x-death', A()), ('a', I(1))))
rejected_once('x-death of another queue', headers(('x-death', A(foreign('other', 'expired', ('count', l(7)), ('z', I(1)), ('a', I(1)))))))
rejected_once('x-death with an empty table', headers(('x-death', A(F()))))
rejected_once('x-death of the same pair, count of another type', headers(('x-death', A(own(('z', I(1)), ('a', I(2)), ('count', I(4)))))))
rejected_once('x-death of the same pair twice', headers(('x-death', A(own(('count', l(10))), own(('count', l(20)), ('z', I(1)))))))
rejected_once('x-death of the same pair twice, without counts', headers(('x-death', A(own(('z', I(1))), own(('a', I(1)))))))

queue(QUEUE, None, TTL)
died('expired by the queue', NONE, (QUEUE, waits))
queue(QUEUE)
died('expired by its own time', struct.pack('>H', 0x1100) + b'\2' + shortstr('40'), (QUEUE, waits))
queue(QUEUE, None, FULL)
died('one too many', NONE, (QUEUE, waits))


def fail_twice(name):
    for _ in range(2):
        client.nack(client.get(name)[0], True)


queue(QUEUE, None, ('x-queue-type', S('quorum')), ('x-delivery-limit', I(1)), durable=True)
died('delivered too often', headers(('z', I(1)), ('x-delivery-count', S('mine'))), (QUEUE, fail_twice))

queue(SECOND)
queue(FIRST, SECOND)
client.bind(FIRST, f'{SECOND}.dead')
died('to and fro', struct.pack('>H', 0x0100) + shortstr('60000'), *[(name, reject) for name in (FIRST, SECOND, FIRST, SECOND, FIRST)])
for before, name in zip([None, FIFTH, FOURTH, THIRD, SECOND], [FIFTH, FOURTH, THIRD, SECOND, FIRST]):
    queue(name, before)
died('one queue after another', NONE, *[(name, reject) for name in (FIRST, SECOND, THIRD, FOURTH, FIFTH)])


def cycle(title, name, target, lands):
    """What RabbitMQ did with the last death of queue `name`, as to queue `target`."""
    cycles.append({'title': title, **probe(name), 'target': target, 'skipped': not lands()})
    clear()


def lands_again(name):
    """The target dies of itself: it took the message when its own probe gets it."""
    def look():
        time.sleep(0.4)
        return client.count(f'{name}.probe') > 0
    return look


def lands_in(name):
    def look():
        time.sleep(0.2)
        return client.count(name) > 0
    return look


queue(QUEUE, None, TTL)
client.bind(QUEUE, f'{QUEUE}.dead')
client.publish('', QUEUE, NONE)
cycle('expires into its own queue', QUEUE, QUEUE, lands_again(QUEUE))

queue(QUEUE, None, FULL)
client.bind(QUEUE, f'{QUEUE}.dead')
client.publish('', QUEUE, NONE)
cycle('one too many into its own queue', QUEUE, QUEUE, lands_again(QUEUE))

queue(QUEUE, None, ('x-queue-type', S('quorum')), ('x-delivery-limit', I(0)), durable=True)
client.bind(QUEUE, f'{QUEUE}.dead')
client.publish('', QUEUE, NONE)
client.nack(client.get(QUEUE)[0], True)
cycle('delivered too often, into its own queue', QUEUE, QUEUE, lands_in(QUEUE))

queue(QUEUE)
client.bind(QUEUE, f'{QUEUE}.dead')
client.publish('', QUEUE, NONE)
reject(QUEUE)
cycle('rejected into its own queue', QUEUE, QUEUE, lands_in(QUEUE))

queue(SECOND, None, TTL)
queue(FIRST, SECOND, TTL)
client.bind(FIRST, f'{SECOND}.dead')
client.publish('', FIRST, NONE)
client.get(f'{FIRST}.probe')
cycle('expires there and back', SECOND, FIRST, lands_again(FIRST))

queue(SECOND, None, FULL)
queue(FIRST, SECOND, TTL)
client.bind(FIRST, f'{SECOND}.dead')
client.publish('', FIRST, NONE)
client.get(f'{FIRST}.probe')
cycle('expires there, is one too many on the way back', SECOND, FIRST, lands_again(FIRST))

queue(SECOND, None, TTL)
queue(FIRST, SECOND)
client.bind(FIRST, f'{SECOND}.dead')
client.publish('', FIRST, NONE)
reject(FIRST)
cycle('rejected there, expires back', SECOND, FIRST, lands_in(FIRST))

# RabbitMQ 3.10 turns the older entries around each time: here 'rejected' stands between the two.
queue(SECOND, None, TTL)
queue(FIRST, SECOND, TTL)
client.bind(FIRST, f'{SECOND}.dead')
client.publish('', FIRST, NONE)
reject(FIRST)
client.get(f'{FIRST}.probe')
client.get(f'{SECOND}.probe')
cycle('rejected there, expires back and there again', FIRST, SECOND, lands_again(SECOND))


def told_by_client(title, *entries):
    queue(SECOND)
    queue(FIRST, SECOND, FULL)
    client.publish('', FIRST, headers(('x-death', A(*entries))))
    cycle(f'a client says: {title}', FIRST, SECOND, lands_in(SECOND))


told_by_client('expired there', foreign(SECOND, 'expired'))
told_by_client('died there of something unheard of', foreign(SECOND, 'boredom'))
told_by_client('died there of nothing', F(('queue', S(SECOND))))
told_by_client('rejected there', foreign(SECOND, 'rejected'))
told_by_client('expired there, the queue given as bytes', F(('queue', b'x' + longstr(SECOND)), ('reason', S('expired'))))
told_by_client('rejected there, the reason given as bytes', F(('queue', S(SECOND)), ('reason', b'x' + longstr('rejected'))))
told_by_client('expired elsewhere', foreign(THIRD, 'expired'))
told_by_client('expired there and rejected elsewhere before', foreign(SECOND, 'expired'), foreign(THIRD, 'rejected'))
told_by_client('expired there and rejected elsewhere since', foreign(THIRD, 'rejected'), foreign(SECOND, 'expired'))

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'deaths.json')
with open(path, 'w', encoding='utf-8') as file:
    json.dump({'deaths': deaths, 'cycles': cycles}, file, ensure_ascii=False, indent=2)
    file.write('\n')
