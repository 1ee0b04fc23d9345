/** Holds the globals that a page has and a server process may not. */
export const scope: {
  readonly fetch: unknown;
  readonly document?: { readonly baseURI: string };
  readonly reportError?: (error: unknown) => void;
} = globalThis;
