import type { ComplexAttributeConverter } from 'lit';

/** Reads an attribute that switches something: present or "true" is on, "false" off, absent leaves it undecided. */
export const onOff: ComplexAttributeConverter<boolean | undefined> = {
  fromAttribute: (value) => (value === null ? undefined : value !== 'false'),
};

/** Reads an attribute as a number; NaN for what is none. */
export const numeric: ComplexAttributeConverter<number | null> = {
  fromAttribute: (value) => (value === null ? null : Number(value.trim() || NaN)),
};

/** Tells whether a number of minutes is one that a session could last. */
export function isMinutes(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 10_000;
}

/** Tells whether a text is the address of a web server, absolute or relative to the page. */
export function isWebAddress(value: string): boolean {
  return (
    !/\s/.test(value.trim()) &&
    URL.canParse(value, document.baseURI) &&
    /^https?:$/.test(new URL(value, document.baseURI).protocol)
  );
}
