/** Writes a share of a hundred, "50%". */
export function percent(locale: string, share: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share / 100);
}
