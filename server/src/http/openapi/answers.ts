import { commonCodes, problem, type ProblemCode, problems, type Route } from '@session-booking/sdk/contract';
import { answerHeadersOf } from './headers.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

/** Describes one answer of an operation. */
export type OpenApiAnswer = {
  description: string;
  headers: Record<string, { $ref: string }>;
  content?: Record<string, { schema: JsonSchema }>;
};

/** Describes every answer of a route by status: the one it is asked for, 304, and each problem it can meet. */
export function answersOf(row: Route, schemas: Schemas): Record<string, OpenApiAnswer> {
  const answers: Record<string, OpenApiAnswer> = { [row.status]: done(row, schemas) };
  if (row.etag) answers[304] = { description: 'Nothing has changed.', headers: headers(row, 304) };
  for (const [status, codes] of Map.groupBy(problemsOf(row), (code) => problems[code].status)) {
    answers[status] = refused(row, status, codes, schemas);
  }
  return answers;
}

/** Lists the codes that a route can answer with, each once, in the order of the contract's table. */
export function problemsOf(row: Route): ProblemCode[] {
  const codes = new Set(commonCodes(row));
  return (Object.keys(problems) as ProblemCode[]).filter((code) => codes.has(code));
}

function done(row: Route, schemas: Schemas): OpenApiAnswer {
  const answer = {
    description: row.status === 204 ? 'Done.' : 'As asked.',
    headers: headers(row, row.status),
  };
  if (row.answer) return { ...answer, content: { 'application/json': { schema: schemas.ref(row.answer) } } };
  return row.mediaType ? { ...answer, content: { [row.mediaType]: { schema: { type: 'string' } } } } : answer;
}

function refused(row: Route, status: number, codes: ProblemCode[], schemas: Schemas): OpenApiAnswer {
  const one: JsonSchema = { type: 'object', properties: { code: { type: 'string', enum: codes } } };
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
    headers: headers(row, status),
    content: { 'application/problem+json': { schema: { allOf: [schemas.ref(problem), one] } } },
  };
}

function headers(row: Route, status: number): Record<string, { $ref: string }> {
  const names = answerHeadersOf(row, status);
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
