import type { Route, RouteName } from '@session-booking/sdk/contract';
import { permissions, type Relation } from '../../domain/permissions.ts';
import { answersOf, type OpenApiAnswer } from './answers.ts';
import { fieldNotes } from './field-notes.ts';
import { requestHeadersOf } from './headers.ts';
import { routeNotes } from './route-notes.ts';
import { nameOf, type JsonSchema, type Schemas } from './schemas.ts';

/** Describes a parameter of an operation, or refers to one. */
export type OpenApiParameter =
  | { $ref: string }
  | { name: string; in: 'path' | 'query'; required: boolean; description?: string; schema: JsonSchema };

/** Describes what one method does at one path. */
export type OpenApiOperation = {
  operationId: RouteName;
  summary: string;
  description: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: OpenApiParameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, OpenApiAnswer>;
};

/** Describes a row of the route table. */
export function operationOf(name: RouteName, row: Route, schemas: Schemas): OpenApiOperation {
  const operation: OpenApiOperation = {
    operationId: name,
    summary: row.summary,
    description: [whoMay(name, row), routeNotes[name]].filter(Boolean).join(' '),
    tags: [tagOf(row)],
    security: row.who === 'open' ? [{}, { bearer: [] }] : [{ bearer: [] }],
    parameters: [...pathParameters(row), ...queryParameters(row, schemas), ...headerParameters(row)],
    responses: answersOf(row, schemas),
  };
  if (row.body) {
    const schema = schemas.ref(row.body);
    const required = (schemas.byName[nameOf(schema) ?? '']?.required ?? []).length > 0;
    const content = { 'application/json': { schema } };
    operation.requestBody = {
      required,
      content: row.beacon ? { ...content, 'text/plain': { schema } } : content,
    };
  }
  return operation;
}

/** Gives the word by which routes belong together: that after `/api/`. */
function tagOf({ path }: Route): string {
  return /^\/api\/([a-z]+)/.exec(path)?.[1] ?? 'server';
}

const words: Record<Relation, string> = {
  client: 'the client of the session',
  coach: 'its coach',
  admin: 'admins',
  owner: 'its owner',
  none: 'everyone with a token',
};

function whoMay(name: RouteName, row: Route): string {
  const allowed = permissions[name];
  if (row.who === 'open' || allowed === 'open') return 'Needs no token.';
  if (allowed.includes('none')) return `For ${words.none}.`;
  return `For ${allowed.map((relation) => words[relation]).join(', ')}.`;
}

function pathParameters({ path }: Route): OpenApiParameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
}

function queryParameters(row: Route, schemas: Schemas): OpenApiParameter[] {
  if (!row.query) return [];
  const name = nameOf(schemas.ref(row.query)) ?? '';
  const { properties = {}, required = [] } = schemas.byName[name] ?? {};
  return Object.entries(properties).map(([field, schema]) => ({
    name: field,
    in: 'query',
    required: required.includes(field),
    ...(fieldNotes[`${name}.${field}`] && { description: fieldNotes[`${name}.${field}`] }),
    schema: typeof schema === 'boolean' ? {} : schema,
  }));
}

function headerParameters(row: Route): OpenApiParameter[] {
  return requestHeadersOf(row).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}
