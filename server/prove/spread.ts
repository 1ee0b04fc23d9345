/** Gives the value below which a share of all lies, for example 0.99 for the 99th percentile; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Writes how values are spread: median, 90th and 99th percentile, and the largest. */
export function spread(values: readonly number[], unit = 'ms'): string {
  if (values.length === 0) return 'none';
  const at = (share: number) => percentile(values, share).toFixed(0);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)} ${unit} (${values.length.toLocaleString('en')})`;
}
