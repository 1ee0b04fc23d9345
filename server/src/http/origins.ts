import type { IncomingMessage } from 'node:http';
import cors from 'cors';
import type { Express, Request, RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';

/** Decides which pages may talk to this server. */
export type Origins = {
  /** Answers preflights and marks answers as readable for allowed origins. */
  readonly cors: RequestHandler;
  /** Tells whether a page may call; a caller without `Origin` is no page, and the server's own pages always may. */
  allows(origin: string | undefined, ownOrigin: string): boolean;
};

/** Makes the origin rules from the list of allowed origins; `*` allows every page. */
export function createOrigins(allowed: '*' | readonly string[], publicUrl: string | null): Origins {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  return {
    cors: cors({
      origin: allowed === '*' ? '*' : [...allowed],
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: [
        'Authorization',
        'Content-Type',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'X-Request-Id',
      ],
      exposedHeaders: [
        'Date',
        'ETag',
        'Location',
        'Retry-After',
        'RateLimit-Limit',
        'RateLimit-Remaining',
        'RateLimit-Reset',
        'Idempotency-Replayed',
        'X-Request-Id',
      ],
      maxAge: 86_400,
    }),
    allows: (origin, ownOrigin) =>
      origin === undefined ||
      allowed === '*' ||
      origin === ownOrigin ||
      origin === publicOrigin ||
      allowed.includes(origin),
  };
}

/** Gets the origin that a request came to. */
export function ownOrigin(req: Request): string {
  return `${req.protocol}://${req.host}`;
}

/** Makes an upgrade a request of the application, which never sees it: one trust in proxies says where both came to. */
export function asRequest(app: Express, upgrade: IncomingMessage): Request {
  return Object.setPrototypeOf(upgrade, app.request) as Request;
}

/** Refuses pages that may not have visitor tokens; CORS alone would only keep them from reading the answer. */
export function allowedOriginsOnly(origins: Origins): RequestHandler {
  return (req, _res, next) => {
    if (!origins.allows(req.get('Origin'), ownOrigin(req))) {
      throw new Refusal(
        'forbidden',
        'This page is not on the list of origins that may book here (ALLOWED_ORIGINS).',
      );
    }
    next();
  };
}
