/** Says what widgets of this page use when they are not told otherwise. */
export interface PageDefaults {
  /** Where the API is; the page's own origin when null. */
  apiUrl: string | null;
  /** Sends requests in place of the global `fetch`, so that an answer asked for early can be used. */
  fetch: typeof globalThis.fetch | null;
}

/** Holds the defaults of this page; the script tag's loader sets them before the first widget is drawn. */
export const pageDefaults: PageDefaults = { apiUrl: null, fetch: null };

/** Gets where the API is for a widget: where it is told, else where its page says. */
export function apiAddress(told: string | null | undefined): string {
  return told ?? pageDefaults.apiUrl ?? location.origin;
}
