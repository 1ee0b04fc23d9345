import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { invalidField } from '../domain/refusal.ts';

/**
 * Reads the `Idempotency-Key` of a POST with the fingerprint of the request it belongs to: method, path and body, where
 * neither white space nor the order of keys counts. Null without the header.
 */
export function readIdempotency(req: Request, body: unknown): { key: string; fingerprint: string } | null {
  const [key, ...others] = req.headersDistinct['idempotency-key'] ?? [];
  if (req.method !== 'POST' || key === undefined) return null;
  if (others.length > 0 || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw invalidField(
      ['Idempotency-Key'],
      'invalid_header',
      'Give one Idempotency-Key of 1 to 255 ASCII characters, without control characters.',
    );
  }
  const fingerprint = createHash('sha256')
    .update(`${req.method} ${req.path}\n${canonical(body)}`)
    .digest('base64url');
  return { key, fingerprint };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
