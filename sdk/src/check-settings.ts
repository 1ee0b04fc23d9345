import type { BookingSettings } from './access.ts';
import { baseOf } from './address.ts';
import { InputError } from './errors/input-error.ts';

/** Tells what a setting must be, where what was given is not that. */
type Rule = (value: unknown) => string | undefined;

/** The longest time that timers count; they fire at once when given more. */
const LONGEST_MS = 2 ** 31 - 1;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const has = (value: object, method: string) => typeof Reflect.get(value, method) === 'function';
const rule =
  (fits: (value: unknown) => boolean, wanted: string): Rule =>
  (value) =>
    value === undefined || fits(value) ? undefined : wanted;
const aFunction = (what: string) =>
  rule((value) => typeof value === 'function', `${what}; leave it out for the usual.`);

const rules: Readonly<Record<keyof BookingSettings, Rule>> = {
  apiUrl,
  token: rule(
    (value) => typeof value === 'function' || typeof value === 'string',
    'a text without spaces, or a function that gives one; leave it out for visitors.',
  ),
  fetch: aFunction('a function like the global fetch'),
  WebSocket: aFunction('a class like the global WebSocket'),
  storage: rule(
    (value) =>
      ['session', 'local', 'memory'].includes(String(value)) ||
      (isObject(value) && has(value, 'getItem') && has(value, 'setItem')),
    "'session', 'local', 'memory', or an object with getItem and setItem.",
  ),
  onStorageError: aFunction('a function that takes an error'),
  timeoutMs: rule(
    (value) => typeof value === 'number' && value > 0 && value <= LONGEST_MS,
    `a number of milliseconds from 1 to ${LONGEST_MS}, for example 10000.`,
  ),
  retries: rule(
    (value) => Number.isInteger(value) && Number(value) >= 0,
    'a whole number from 0 on, for example 2.',
  ),
};

/** Refuses settings that a client cannot be made of. Throws an InputError that names the first wrong one and what it must be. */
export function checkSettings(settings: BookingSettings): void {
  const given: unknown = settings;
  if (!isObject(given)) throw new InputError('settings', 'an object with at least an apiUrl.');
  for (const [name, check] of Object.entries(rules)) {
    const wanted = check(Reflect.get(given, name));
    if (wanted !== undefined) throw new InputError(name, wanted);
  }
}

function apiUrl(value: unknown): string | undefined {
  const example = 'for example https://booking.example.com.';
  const address = isObject(value) && 'href' in value ? value.href : value;
  if (typeof address !== 'string') return `the address of the API, ${example}`;
  const base = baseIn(address);
  if (base === undefined) return `an http or https address, ${example} What was given is "${address}".`;
  if (base.endsWith('/api')) return `the address without /api, which is added to it: ${base.slice(0, -4)}`;
  return undefined;
}

function baseIn(address: string): string | undefined {
  try {
    return baseOf(address);
  } catch {
    return undefined;
  }
}
