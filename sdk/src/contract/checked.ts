import type * as z from 'zod/mini';

// @__NO_SIDE_EFFECTS__
/**
 * Adds checks to a schema. Does what the method `.check` does, as a function that a bundler may drop with the schema:
 * a method call counts as a side effect, so one schema in use would carry every other one of its module along.
 */
export function checked<S extends z.ZodMiniType>(schema: S, ...checks: Parameters<S['check']>): S {
  return schema.check(...checks);
}
