interface Conditions {
  'session-booking-source'?: string;
}

/** Returns what a package's build starts from: each export's source, under the name its file gets in dist. */
export function packageEntries(exports: Record<string, string | Conditions>): Record<string, string> {
  const sources = Object.values(exports).flatMap((target) => {
    const source = typeof target === 'string' ? undefined : target['session-booking-source'];
    return source ? [source] : [];
  });
  return Object.fromEntries(sources.map((source) => [source.replace(/^\.\/src\/|\.ts$/g, ''), source]));
}
