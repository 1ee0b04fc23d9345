import type { RouteKey } from './route-types.ts';
import { InputError } from './errors/input-error.ts';

/** Throws an InputError when a route cannot be called with this input. */
export type CheckInput = (key: RouteKey, input: Readonly<Record<string, unknown>>) => void;

/** Refuses what can be no id; `.` and `..` cannot either: browsers would take them for steps, and so ask another route. */
export function checkId(field: string, id: unknown): void {
  if (typeof id !== 'string' || /^\.{0,2}$/.test(id))
    throw new InputError(field, 'a text that is not empty.');
}

/** Refuses, before anything is sent, what a call cannot be made of. What the fields mean is for the server to check. */
export const checkInput: CheckInput = (key, { path, ...others }) => {
  for (const id of Object.values({ ...(path as object | undefined) })) {
    const owner = /(coach|hold|session)\w*\/\{/.exec(key)?.[1];
    checkId(`${owner}Id`, id);
  }
  for (const [part, value] of Object.entries(others)) {
    if (typeof value !== 'object' || value === null)
      throw new InputError(part, `an object with the fields of ${key}.`);
  }
};
