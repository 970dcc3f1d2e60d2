/**
 * What becomes of a client by its certificate, once TLS is set up.
 */
import type { TLSSocket } from 'node:tls';

/** Clients' certificates are not asked for, verified if there is one, or required. */
export type ClientVerification = 'none' | 'peer' | 'required';

export type ClientVerdict =
  | { readonly kind: 'admitted'; readonly certificateName: string | undefined }
  | { readonly kind: 'refused'; readonly why: string };

export function judgeClient(socket: TLSSocket, verification: ClientVerification): ClientVerdict {
  if (verification === 'none') return { kind: 'admitted', certificateName: undefined };
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) {
    if (verification === 'peer') return { kind: 'admitted', certificateName: undefined };
    return { kind: 'refused', why: 'refused: no client certificate' };
  }
  if (!socket.authorized) {
    // An error of this name is a code, whatever its type says.
    return { kind: 'refused', why: `refused: client certificate not accepted (${String(socket.authorizationError)})` };
  }
  return { kind: 'admitted', certificateName: commonName(certificate.toLegacyObject().subject) };
}

/** A certificate with several common names is nobody's. */
function commonName(subject: { readonly CN?: string | string[] } | undefined): string | undefined {
  const name = subject?.CN;
  return typeof name === 'string' ? name : undefined;
}
