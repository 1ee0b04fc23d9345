import type { Issue, Schema } from '@session-booking/sdk/contract';
import type { Request } from 'express';
import * as z from 'zod/mini';
import { refusalOf, validate } from '../issues.ts';

const noParameters = z.strictObject({});

/** Reads the query of a request against its schema; a parameter given twice and one that does not exist are named. */
export function readQuery(req: Request, schema: Schema = noParameters): unknown {
  const start = req.url.indexOf('?');
  const parameters = new URLSearchParams(start < 0 ? '' : req.url.slice(start));
  const repeated = new Set([...parameters.keys()].filter((name) => parameters.getAll(name).length > 1));
  if (repeated.size > 0) throw refusalOf([...repeated].map(givenTwice));
  return validate(schema, Object.fromEntries(parameters));
}

function givenTwice(name: string): Issue {
  return { path: [name], code: 'repeated', message: 'Give this parameter once.' };
}
