import { type JsonSchema, nameOf } from '../openapi/schemas.ts';
import { type Markup, markup } from './markup.ts';

/** Writes in a few words what a value may be: its type, its choices, its bounds; other schemas are links. */
export function schemaText(schema: JsonSchema): Markup {
  const name = nameOf(schema);
  if (name !== null) return markup`<a href="#${name}">${name}</a>`;
  if (schema.enum) return joined(schema.enum.map(literal), ' | ');
  if (schema.const !== undefined) return literal(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return joined(choices.map(part), ' | ');
  if (Array.isArray(schema.type))
    return joined(
      schema.type.map((type) => schemaText({ ...schema, type })),
      ' | ',
    );
  if (schema.type === 'array')
    return markup`list of ${part(schema.items)}${bounds(schema.minItems, schema.maxItems)}`;
  if (schema.type === 'object') return objectText(schema);
  if (schema.type === 'string') return stringText(schema);
  if (schema.type === undefined) return markup`anything`;
  const step = schema.multipleOf ? markup`, in steps of ${schema.multipleOf}` : null;
  const word = schema.type === 'integer' ? 'whole number' : schema.type;
  return markup`${word}${bounds(schema.minimum, schema.maximum)}${step}`;
}

function part(schema: JsonSchema['items']): Markup {
  return typeof schema === 'object' && !Array.isArray(schema) ? schemaText(schema) : markup`anything`;
}

function objectText({ properties, additionalProperties }: JsonSchema): Markup {
  if (properties) {
    const fields = Object.entries(properties).map(([name, inner]) => markup`${name}: ${part(inner)}`);
    return markup`{ ${joined(fields, ', ')} }`;
  }
  return markup`object of ${part(additionalProperties ?? true)}`;
}

function stringText({ format, minLength, maxLength }: JsonSchema): Markup {
  return markup`${format ?? 'text'}${bounds(minLength || undefined, maxLength)}`;
}

function bounds(least: number | undefined, most: number | undefined): Markup | null {
  if (least !== undefined && most !== undefined) return markup`, ${least} to ${most}`;
  if (least !== undefined) return markup`, at least ${least}`;
  return most === undefined ? null : markup`, at most ${most}`;
}

function literal(value: unknown): Markup {
  return markup`<code>${JSON.stringify(value)}</code>`;
}

function joined(parts: readonly Markup[], between: string): Markup {
  return markup`${parts.map((each, index) => (index === 0 ? each : markup`${between}${each}`))}`;
}
