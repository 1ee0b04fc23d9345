/** Makes a chooser of plural forms for a locale; `#` in the chosen form becomes the number, in the locale's digits. */
export function pluralsOf(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count: number, forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>): string =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
