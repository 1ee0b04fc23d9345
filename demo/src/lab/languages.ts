/** Is what a field of a drawer offers: its value, and what it is called. */
export type Offer = readonly [value: string, label: string];

/** Lists the languages a drawer offers; an empty value leaves it to the page. */
export const languages: readonly Offer[] = [
  ['', 'As the page'],
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['ar', 'العربية'],
];
