import type { RequestHandler } from 'express';
import type { Tokens } from '../auth/tokens.ts';
import { Refusal } from '../domain/refusal.ts';
import { contextOf } from './context.ts';

/** Reads the token of a request, if it has one, and notes whom it speaks for. */
export function authenticate(tokens: Tokens): RequestHandler {
  return async (req, res, next) => {
    const given = req.headersDistinct.authorization ?? [];
    if (given.length > 1) throw new Refusal('unauthorized', 'Send one Authorization header, not several.');
    contextOf(res).actor = given[0] === undefined ? null : (await tokens.verify(bearer(given[0]))).actor;
    next();
  };
}

function bearer(header: string): string {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new Refusal('unauthorized', 'Send the token as "Authorization: Bearer …".');
  return token;
}

/** Refuses requests without a token; one in the address does not count, since addresses end up in logs. */
export const tokenOnly: RequestHandler = (req, res, next) => {
  if (contextOf(res).actor) next();
  else if (/[?&](access_)?token=/i.test(req.url)) {
    throw new Refusal('unauthorized', 'Send the token in the Authorization header, never in the address.');
  } else throw new Refusal('unauthorized', 'Send a token as "Authorization: Bearer …".');
};
