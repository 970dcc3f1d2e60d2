/**
 * What TLS came to with one client, for those who look at connections.
 */
import type { TLSSocket } from 'node:tls';
import type { PeerSecurity } from '../../core/ports.js';

export function securityOf(socket: TLSSocket): PeerSecurity {
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().standardName;
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return { protocol, cipher };
  const { subject, issuer, validFrom, validTo } = certificate;
  return {
    protocol,
    cipher,
    certificate: { subject: onOneLine(subject), issuer: onOneLine(issuer), validity: `${validFrom} - ${validTo}` },
  };
}

/** A certificate that names nobody has no text at all. */
function onOneLine(names: string | undefined): string {
  return (names ?? '').split('\n').reverse().join(',');
}
