import * as z from 'zod/mini';

/** Makes a whole-number schema that also takes a number as the text of a query parameter, so that there is one rule for both. */
export function inQuery<S extends z.ZodMiniType<unknown, number>>(schema: S) {
  return z.pipe(
    z.transform((value: unknown) =>
      typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? Number(value) : value,
    ),
    schema,
  );
}
