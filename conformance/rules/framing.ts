/**
 * The rules of the wire that a client can observe (specification sections 2.3.7, 3.1.1 and 4.2): header, frames,
 * content, heartbeats, close. They have no names in the specification; these are ours.
 *
 * A plain statement of format, which has no keyword, counts as MUST. Where two sections name different reply codes
 * for the same mistake, the text has both.
 */
import type { Rule } from './rule.js';

export const framingRules: readonly Rule[] = [
  {
    id: 'framing:unsupported-version',
    level: 'MUST',
    section: '4.2.2',
    text: 'A protocol header of a version that the server lacks is answered with AMQP 0-9-1 and a closed socket.',
  },
  {
    id: 'framing:header-first',
    level: 'MUST',
    section: '4.2.2',
    text: 'The server says nothing before it has the protocol header.',
  },
  {
    id: 'framing:frame-end',
    level: 'MUST',
    section: '4.2.3',
    text: 'Every frame that the server sends ends with the octet 206.',
  },
  {
    id: 'framing:invalid-frame-end',
    level: 'MUST',
    section: '4.2.3',
    text: 'A frame that ends with any other octet is not carried out and ends the connection.',
  },
  {
    id: 'framing:unknown-frame-type',
    level: 'MUST',
    section: '4.2.3',
    text: 'A frame of an unknown type ends the connection.',
  },
  {
    id: 'framing:oversized-frame',
    level: 'MUST',
    section: '4.2.3',
    text: 'A frame larger than agreed is a connection error 501.',
  },
  {
    id: 'framing:frame-max-kept',
    level: 'MUST',
    section: '4.2.3',
    text: 'The server sends no frame larger than agreed: it cuts a body into as many frames as that takes.',
  },
  {
    id: 'framing:connection-method-off-channel-zero',
    level: 'MUST',
    section: '4.2.3',
    text: 'A method of the class connection on a channel other than 0 is a connection error 503.',
  },
  {
    id: 'framing:heartbeat-off-channel-zero',
    level: 'MUST',
    section: '4.2.7',
    text: 'A heartbeat on a channel other than 0 is a connection error, 503 (4.2.3) or 501 (4.2.7).',
  },
  {
    id: 'framing:content-on-channel-zero',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'A content header or body on channel 0 is a connection error 504.',
  },
  {
    id: 'framing:short-string-length',
    level: 'MUST',
    section: '4.2.5.3',
    text: 'A short string of 255 octets, such as a routing key, comes through whole.',
  },
  {
    id: 'framing:undecodable',
    level: 'MUST',
    section: '1.2',
    text: 'A frame whose method or content header cannot be decoded is a connection error 501.',
  },
  {
    id: 'framing:field-name-characters',
    level: 'SHOULD',
    section: '4.2.5.5',
    text: 'A field name that does not begin with a letter, "$" or "#" is a connection error 503.',
  },
  {
    id: 'framing:field-name-length',
    level: 'SHOULD',
    section: '4.2.5.5',
    text: 'A field name of more than 128 characters is a connection error 503.',
  },
  {
    id: 'framing:field-table-nesting',
    level: 'MUST',
    section: '4.2.5.5',
    text: 'Tables and arrays may stand in tables and arrays, and come through as they were sent.',
  },
  {
    id: 'framing:channels-interleave',
    level: 'MUST',
    section: '4.2.6',
    text: 'Frames of contents on different channels may be mixed, and each content comes through whole.',
  },
  {
    id: 'framing:content-header-missing',
    level: 'MUST',
    section: '4.2.6',
    text: 'A content method that no content header follows on its channel is a connection error 505.',
  },
  {
    id: 'framing:content-header-class',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'A content header of another class than its method is a connection error, 505 (4.2.6) or 501 (4.2.6.1).',
  },
  {
    id: 'framing:content-incomplete',
    level: 'MUST',
    section: '4.2.6',
    text: 'A method in the middle of a content on the same channel is a connection error 505.',
  },
  {
    id: 'framing:content-unannounced',
    level: 'MUST',
    section: '4.2.6',
    text: 'A content header or body that no content method announced is a connection error 505.',
  },
  {
    id: 'framing:weight',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'The weight in the content headers that the server sends is 0.',
  },
  {
    id: 'framing:body-size',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'The body size in a content header is the sum of the body frames that the server sends after it.',
  },
  {
    id: 'framing:body-too-long',
    level: 'MUST',
    section: '4.2.6',
    text: 'Body frames that together exceed the body size are a connection error 505.',
  },
  {
    id: 'framing:empty-body',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'An empty content has no body frame: none is waited for and none is sent.',
  },
  {
    id: 'framing:body-split',
    level: 'MUST',
    section: '4.2.6.2',
    text: 'A body that comes in many frames, cut anywhere, is one body to the consumer.',
  },
  {
    id: 'framing:property-flags',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'Each property flag, from bit 15 down, says whether its property is there; an absent one takes no octet.',
  },
  {
    id: 'framing:property-flags-continued',
    level: 'MUST',
    section: '4.2.6.1',
    text: 'A flags word with its bit 0 set is followed by another one, and the properties come after the last.',
  },
  {
    id: 'framing:content-untouched',
    level: 'MUST',
    section: '3.1.1',
    text: 'A consumer gets the body octet for octet, and all properties that were sent, unchanged.',
  },
  {
    id: 'framing:heartbeat-taken',
    level: 'MUST',
    section: '4.2.7',
    text: 'A heartbeat is no error, even where none were agreed.',
  },
  {
    id: 'framing:heartbeat-payload',
    level: 'MUST',
    section: '4.2.7',
    text: 'A heartbeat with a payload is a connection error 501.',
  },
  {
    id: 'framing:heartbeat-sent',
    level: 'SHOULD',
    section: '4.2.7',
    text: 'A server with nothing else to send sends heartbeats at the agreed pace.',
  },
  {
    id: 'framing:heartbeat-missed',
    level: 'SHOULD',
    section: '4.2.7',
    text: 'A client that is silent for two intervals or more loses its connection, without a close handshake.',
  },
  {
    id: 'framing:heartbeat-by-traffic',
    level: 'MUST',
    section: '4.2.7',
    text: 'A client that sends other frames in time stays connected without heartbeats.',
  },
  {
    id: 'framing:close-answered',
    level: 'MUST',
    section: '2.3.7',
    text: 'A close of the connection or a channel is answered with close-ok, after which it is gone.',
  },
  {
    id: 'framing:only-close-ok-after-close',
    level: 'MUST',
    section: '2.3.7',
    text: "After the server's own close nothing that the client sends there has any effect until its close-ok.",
  },
];
