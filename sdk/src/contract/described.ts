import type * as z from 'zod/mini';

// @__NO_SIDE_EFFECTS__
/**
 * Gives a schema the JSON Schema that is printed for it. For answers: what the server promises is documented exactly, while
 * a reader need not carry the code that would check it.
 */
export function described<S extends z.ZodMiniType>(
  schema: S,
  jsonSchema: { type: string; format?: string } | { anyOf: { type: string }[] },
): S {
  schema._zod.toJSONSchema = () => jsonSchema;
  return schema;
}
