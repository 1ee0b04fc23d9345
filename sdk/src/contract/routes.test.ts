import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import type { Route } from './route.ts';
import { commonCodes } from './route.ts';
import { isProblemCode } from './problem.ts';
import { routes } from './routes.ts';

type JsonSchema = {
  type?: string;
  additionalProperties?: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
};

const rows: [string, Route][] = Object.entries(routes);
const asJson = (schema: z.ZodMiniType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io }) as JsonSchema;

/** Visits every schema within a JSON Schema, with the way to it. */
function* within(schema: JsonSchema, path: string): Generator<[string, JsonSchema]> {
  yield [path, schema];
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    yield* within(inner, `${path}.${name}`);
  if (schema.items) yield* within(schema.items, `${path}[]`);
  for (const inner of schema.anyOf ?? []) yield* within(inner, path);
  if (typeof schema.additionalProperties === 'object' && schema.additionalProperties !== null)
    yield* within(schema.additionalProperties, `${path}.*`);
}

describe('the route table', () => {
  it('has each method and path once', () => {
    const keys = rows.map(([, row]) => `${row.method} ${row.path}`);
    assert.deepEqual(keys, [...new Set(keys)]);
  });

  for (const [name, row] of rows) {
    it(`describes ${name} as JSON Schema`, () => {
      if (row.query) assert.equal(asJson(row.query, 'output').type, 'object');
      if (row.body) assert.equal(asJson(row.body, 'input').type, 'object');
      if (row.answer) assert.equal(asJson(row.answer, 'output').type, 'object');
    });

    it(`refuses unknown fields in a request to ${name}`, () => {
      for (const schema of [row.query, row.body]) {
        if (!schema) continue;
        const result = z.safeParse(schema, { surprise: 1 });
        assert.ok(!result.success);
        const unknown = result.error.issues.find((issue) => issue.code === 'unrecognized_keys');
        assert.deepEqual(unknown?.code === 'unrecognized_keys' && unknown.keys, ['surprise']);
      }
    });

    it(`bounds every text and list in a request to ${name}`, () => {
      const parts = [row.query && asJson(row.query, 'output'), row.body && asJson(row.body, 'input')];
      for (const [path, part] of parts.flatMap((schema) => (schema ? [...within(schema, name)] : []))) {
        if (part.type === 'array') assert.ok(part.maxItems, `${path} has no greatest length`);
        if (part.type !== 'string' || part.format || part.enum || part.const !== undefined) continue;
        const isBounded = part.maxLength !== undefined || (part.pattern && !/[*+]|,}/.test(part.pattern));
        assert.ok(isBounded, `${path} has no greatest length`);
      }
    });

    it(`tolerates unknown fields in an answer of ${name}`, () => {
      if (!row.answer) return;
      for (const [path, part] of within(asJson(row.answer, 'input'), name))
        assert.notEqual(part.additionalProperties, false, `${path} refuses what a newer server may add`);
    });

    it(`answers ${name} with codes of the contract`, () => {
      for (const code of commonCodes(row)) assert.ok(isProblemCode(code), code);
    });
  }
});
