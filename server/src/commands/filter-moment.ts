/** The first and last instants that RFC 3339 and the database both write; nothing is booked or logged outside. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Reads the instant of a filter, if there is one, as epoch milliseconds; one that no calendar reaches means the end of time. */
export function filterMoment(moment: string | undefined): number | undefined {
  return moment === undefined ? undefined : Math.min(Math.max(Date.parse(moment), EARLIEST), LATEST);
}
