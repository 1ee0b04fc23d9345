/** Matches where a spreadsheet would begin to read a formula: at the start of a cell, or after a `;` that some take for its end. */
const formula = /(^|;)(?=[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20])/g;

/**
 * Writes one row of CSV, RFC 4180: every cell in quotes, CRLF at the end. A cell that a spreadsheet could take for a
 * formula gets an apostrophe before it, which makes it text; people write some of what is exported.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  const text = typeof value === 'string' ? value.replace(formula, "$1'") : String(value ?? '');
  return `"${text.replaceAll('"', '""')}"`;
}
