import * as contract from '@session-booking/sdk/contract';
import * as z from 'zod/mini';

/** Holds a schema as JSON Schema 2020-12 writes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Gives the contract's schemas as OpenAPI has them: by name, referring to each other. */
export type Schemas = {
  readonly byName: Readonly<Record<string, JsonSchema>>;
  /** Gives the reference to a schema of the contract. */
  ref(schema: contract.Schema): { $ref: string };
};

const PLACE = '#/components/schemas/';

/**
 * Writes every schema that the contract exports as JSON Schema, named like its export. What a route uses without
 * exporting it is named after the route. Requests refuse unknown fields; answers may have more than is written here.
 */
export function readSchemas(): Schemas {
  const registry = z.registry<{ id: string }>();
  const add = (schema: unknown, id: string) => {
    if (schema instanceof z.core.$ZodType && !registry.has(schema)) registry.add(schema, { id });
  };
  for (const [name, value] of Object.entries(contract)) add(value, capital(name));
  for (const [name, row] of Object.entries<contract.Route>(contract.routes)) {
    for (const part of ['query', 'body', 'answer'] as const) add(row[part], capital(name) + capital(part));
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => PLACE + id });
  const byName = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]));
  return {
    byName,
    ref(schema) {
      const id = registry.get(schema)?.id;
      if (id === undefined) throw new TypeError('This schema is not part of the contract.');
      return { $ref: PLACE + id };
    },
  };
}

/** Gives the name of the schema that a reference means; null for anything else. */
export function nameOf({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(PLACE) ? $ref.slice(PLACE.length) : null;
}

/** Lists the names of all schemas that a part of the document refers to, also through others. */
export function namesIn(part: unknown, byName: Schemas['byName'], found = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(part).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    namesIn(byName[name], byName, found);
  }
  return found;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Leaves out what says nothing: the dialect, an address of its own, and that a whole number is a safe one. */
function plain(schema: JsonSchema): JsonSchema {
  const saysNothing = (key: string, value: unknown) =>
    key === '$schema' ||
    key === '$id' ||
    ((key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER);
  const text = JSON.stringify(schema, (key, value: unknown) => (saysNothing(key, value) ? undefined : value));
  return JSON.parse(text) as JsonSchema;
}
