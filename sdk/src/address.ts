import { scope } from './scope.ts';

/** Reads the address of an API: absolute, or relative to the page. Throws a TypeError that says what is wrong. */
export function baseOf(apiUrl: string | URL): string {
  const url = parse(String(apiUrl));
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TypeError(`apiUrl must be an http or https address, not "${String(apiUrl)}".`);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address, scope.document?.baseURI);
  } catch {
    return undefined;
  }
}

/** Holds the parts of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Writes the address of a route with its `{name}` parts filled in, and the query in the order of its names. */
export function addressOf(
  base: string,
  path: string,
  parameters: Readonly<Record<string, string>> = {},
  query: Query = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    // Browsers would take `.` and `..` for steps, and so ask another route.
    if (!value || /^\.{1,2}$/.test(value))
      throw new TypeError(`Give the ${name} as a text that is not empty.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const name of Object.keys(query).sort()) {
    if (query[name] !== undefined) search.set(name, String(query[name]));
  }
  return `${base}${filled}?${search}`.replace(/\?$/, '');
}

/**
 * Writes the address that a first visit asks, so that a page can send for it before this SDK has loaded and hand the
 * answer over by the setting `fetch`.
 */
export function visitAddress(apiUrl: string | URL, query: Query): string {
  return addressOf(baseOf(apiUrl), '/api/visit', {}, query);
}
