import type { Route } from '@session-booking/sdk/contract';
import type { RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';

/** Refuses every method but these, and says which there are. */
export function otherMethod(methods: readonly Route['method'][]): RequestHandler {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (_req, res) => {
    res.set('Allow', allowed);
    throw new Refusal('method_not_allowed', `Only ${allowed} can be used at this address.`);
  };
}
