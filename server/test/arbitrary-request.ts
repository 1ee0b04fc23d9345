import fc from 'fast-check';
import type { OpenApiDocument } from '../src/http/openapi/document.ts';
import type { OpenApiOperation } from '../src/http/openapi/operation.ts';
import { type JsonSchema, nameOf } from '../src/http/openapi/schemas.ts';

/** One generated request; `path` has its parameters filled in. */
export type GeneratedRequest = {
  path: string;
  query: [string, string][];
  body: string | undefined;
  headers: Record<string, string>;
};

/** Things that exist, so that requests get further than to "not found". */
export type Known = { ids: readonly string[]; instants: readonly string[] };

/**
 * Makes requests of an operation as its document describes them: mostly fitting, some of them wrong in one place, a few
 * wrong altogether.
 */
export function arbitraryRequest(
  document: OpenApiDocument,
  path: string,
  operation: OpenApiOperation,
  known: Known,
): fc.Arbitrary<GeneratedRequest> {
  const valueOf = (schema: JsonSchema) => fitting(document, schema, known);
  const parameters = operation.parameters.flatMap((each) => ('name' in each ? [each] : []));
  const inQuery = parameters.filter((each) => each.in === 'query');
  const query = fc
    .record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, valueOf(schema).map(written)])), {
      requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name),
    })
    .map((record): [string, string][] => Object.entries(record));
  const body = operation.requestBody?.content['application/json']?.schema;
  return fc.record({
    path: place(known).map((id) => path.replaceAll(/\{\w+\}/g, encodeURIComponent(id))),
    query: fc.oneof({ arbitrary: query, weight: 5 }, { arbitrary: oddQuery(query), weight: 1 }),
    body: body ? bodyText(valueOf(body)) : fc.constant(undefined),
    headers: headers(),
  });
}

function place({ ids }: Known): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.uuid(),
    fc.string({ minLength: 1, unit: 'binary' }).filter(isEncodable),
    fc.constantFrom('..', '%00', 'null', '0'),
  );
  return fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 8 }, { arbitrary: odd, weight: 2 });
}

const isEncodable = (text: string) => !/\p{Surrogate}/u.test(text);

function oddQuery(query: fc.Arbitrary<[string, string][]>): fc.Arbitrary<[string, string][]> {
  const odd = fc
    .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
    .filter((pair) => pair.every(isEncodable));
  return fc.tuple(query, fc.array(odd, { minLength: 1, maxLength: 2 })).map(([given, more]) => {
    const spoiled = given.map(([name], index): [string, string] => [name, more[index]?.[1] ?? '']);
    return [...spoiled, ...more];
  });
}

function bodyText(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const text = (arbitrary: fc.Arbitrary<unknown>) => arbitrary.map((each) => JSON.stringify(each));
  return fc.oneof(
    { arbitrary: text(value), weight: 6 },
    { arbitrary: text(spoiled(value)), weight: 4 },
    { arbitrary: fc.json(), weight: 1 },
    {
      arbitrary: fc.constantFrom('', '{', '[]', 'null', '{"a":1,"a":2}', '{"__proto__":{}}', '\u0000'),
      weight: 1,
    },
  );
}

/** Replaces one field of an object by anything, drops it, or adds one. */
function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double({ noNaN: true }),
  );
  return fc
    .tuple(value, fc.nat(), fc.constantFrom('replace', 'drop', 'add'), anything)
    .map(([given, index, how, other]) => {
      if (typeof given !== 'object' || given === null) return other;
      const entries = Object.entries(given);
      const at = entries.length === 0 ? 0 : index % entries.length;
      const [name = 'field'] = entries[at] ?? [];
      if (how === 'add') return { ...given, [`more${index}`]: other };
      const rest = entries.filter(([key]) => key !== name);
      return Object.fromEntries(how === 'drop' ? rest : [...rest, [name, other]]);
    });
}

function headers(): fc.Arbitrary<Record<string, string>> {
  const visible = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
  const one = fc.oneof(fc.constantFrom('"1"', '"2"', '*', 'W/"1"', '""'), visible);
  const some = {
    'If-Match': one,
    'If-None-Match': one,
    'Idempotency-Key': fc.oneof(fc.constantFrom('key-1', 'key-2'), visible),
    'X-Request-Id': visible,
  };
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 3 },
    { arbitrary: fc.record(some, { requiredKeys: [] }), weight: 2 },
  );
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Makes values that fit a schema. */
function fitting(document: OpenApiDocument, schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const inner = (each: JsonSchema | boolean | undefined) =>
    typeof each === 'object' ? fitting(document, each, known) : fc.jsonValue({ maxDepth: 1 });
  const name = nameOf(schema);
  if (name !== null) return inner(document.components.schemas[name]);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  const types = [schema.type].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => inner({ ...schema, type })));
  switch (types[0]) {
    case 'object':
      return fittingObject(schema, inner);
    case 'array': {
      const items = Array.isArray(schema.items) ? undefined : schema.items;
      return fc.array(inner(items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    }
    case 'string':
      return fittingText(schema, known);
    case 'integer':
    case 'number': {
      const { minimum = -1000, maximum = 1000, multipleOf = 1 } = schema;
      const [min, max] = [Math.ceil(minimum / multipleOf), Math.floor(maximum / multipleOf)];
      return fc.integer({ min, max }).map((value) => value * multipleOf);
    }
    case 'boolean':
      return fc.boolean();
    default:
      return types[0] === 'null' ? fc.constant(null) : fc.jsonValue({ maxDepth: 1 });
  }
}

function fittingObject(
  { properties, required = [], additionalProperties, propertyNames }: JsonSchema,
  inner: (schema: JsonSchema | boolean | undefined) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  if (!properties) {
    const key = inner(propertyNames ?? { type: 'string', maxLength: 20 }).map(String);
    return fc.dictionary(key, inner(additionalProperties), { maxKeys: 4 });
  }
  const fields = Object.entries(properties).map(([name, schema]) => [name, inner(schema)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

function fittingText(
  { format, pattern, minLength = 0, maxLength = 100 }: JsonSchema,
  { ids, instants }: Known,
): fc.Arbitrary<string> {
  const year = (min: string, max: string) => ({
    min: new Date(min),
    max: new Date(max),
    noInvalidDate: true,
  });
  const moment = fc.oneof(
    fc.constantFrom(...instants),
    fc.date(year('0000-01-01', '9999-12-31T23:59:59Z')).map((date) => date.toISOString()),
  );
  switch (format) {
    case 'uuid':
      return fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 5 }, { arbitrary: fc.uuid(), weight: 1 });
    case 'date-time':
      return fc.oneof(
        moment,
        moment.map((text) => text.replace(/(\.\d+)?Z$/, '')),
        moment.map((text) => text.replace('Z', '-11:30')),
      );
    case 'date':
      return moment.map((text) => text.slice(0, 10));
    case 'email':
      return fc.emailAddress();
    default:
      break;
  }
  if (pattern !== undefined) return fc.oneof(matching(new RegExp(pattern, 'u'), maxLength), zone);
  const length = { minLength, maxLength: Math.min(maxLength, 60) };
  return fc.oneof(fc.string({ ...length, unit: 'grapheme' }), fc.string({ ...length, unit: 'binary' }), zone);
}

const zone = fc.constantFrom('Europe/Madrid', 'UTC', 'America/New_York', 'Pacific/Kiritimati');

/** Makes texts of a pattern; patterns over Unicode's properties, which cannot be run backwards, by trial. */
function matching(pattern: RegExp, maxLength: number): fc.Arbitrary<string> {
  if (!pattern.source.includes('\\p{')) return fc.stringMatching(pattern);
  const text = fc.string({ minLength: 1, maxLength: Math.min(maxLength, 20), unit: 'grapheme' });
  return text.filter((each) => pattern.test(each));
}
