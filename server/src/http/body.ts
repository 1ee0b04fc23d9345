import express, { type RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { contextOf } from './context.ts';
import { readJson } from './strict-json.ts';

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const plain = /^text\/plain\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

const reading: RequestHandler[] = [
  // Compressed bodies are refused: 64 KiB need no compression, and what a small body unpacks to cannot be foreseen.
  express.raw({ type: () => true, limit: 64 * 1024, inflate: false }),
  (req, res, next) => {
    const bytes: unknown = req.body;
    contextOf(res).body = bytes instanceof Buffer && bytes.length > 0 ? readJson(decode(bytes)) : {};
    next();
  },
];

/** Reads a request's body as strict JSON, at most 64 KiB; no body at all counts as `{}`. */
export const readBody: RequestHandler[] = bodyOf((type) => json.test(type));

/** Reads the body of a beacon: the same, but it may call itself plain text. */
export const readBeacon: RequestHandler[] = bodyOf((type) => json.test(type) || plain.test(type));

function bodyOf(isMeant: (type: string) => boolean): RequestHandler[] {
  return [typedAs(isMeant), ...reading];
}

function typedAs(isMeant: (type: string) => boolean): RequestHandler {
  return (req, _res, next) => {
    if (hasBody(req.headers) && !isMeant(req.get('Content-Type') ?? '')) {
      throw new Refusal('unsupported_media_type', 'Send the body as application/json in UTF-8.');
    }
    next();
  };
}

function hasBody(headers: { 'content-length'?: string; 'transfer-encoding'?: string }): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed_json', 'The body is not valid UTF-8.');
  }
}
