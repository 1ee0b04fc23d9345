import * as z from 'zod/mini';

/** Reads an instant, RFC 3339 in UTC with seconds or milliseconds: `2026-12-07T09:00:00Z`. */
export const instant = z.iso.datetime();

/** Takes a calendar date, `YYYY-MM-DD`, with no zone of its own. */
export const plainDate = z.iso.date('Write a date as YYYY-MM-DD.');

/** Reads an IANA time zone in an answer; the server's zone data may be newer than the reader's. */
export const knownTimeZone = z.string();
