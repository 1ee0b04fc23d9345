/** Writes languages by their names in a locale, "Spanish and English"; a tag that no name is known for stays as it is. */
export function languageNames(locale: string, tags: readonly string[]): string {
  const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' });
  const nameOf = (tag: string) => {
    try {
      return names.of(tag) ?? tag;
    } catch (error) {
      // What is no language tag at all is shown as the coach wrote it.
      if (error instanceof RangeError) return tag;
      throw error;
    }
  };
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(tags.map(nameOf));
}
