import express, { type RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { contextOf } from './context.ts';
import { readJson } from './strict-json.ts';

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** Reads a request's body as strict JSON, at most 64 KiB; no body at all counts as `{}`. */
export const readBody: RequestHandler[] = [
  (req, _res, next) => {
    const type = req.get('Content-Type');
    if (hasBody(req.headers) && (type === undefined || !json.test(type))) {
      throw new Refusal('unsupported_media_type', 'Send the body as application/json in UTF-8.');
    }
    next();
  },
  // Compressed bodies are refused: 64 KiB need no compression, and what a small body unpacks to cannot be foreseen.
  express.raw({ type: () => true, limit: 64 * 1024, inflate: false }),
  (req, res, next) => {
    const bytes: unknown = req.body;
    contextOf(res).body = bytes instanceof Buffer && bytes.length > 0 ? readJson(decode(bytes)) : {};
    next();
  },
];

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
