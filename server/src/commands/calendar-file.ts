import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { SessionState } from '../domain/session.ts';

/** Says what a calendar entry tells beside the session itself. */
export type CalendarNotes = {
  /** Whom the reader meets. */
  withWhom: string | null;
  /** Where the client comes back to move or cancel; only in his own file. */
  manageUrl: string | null;
};

/**
 * Writes a session as an RFC 5545 calendar file. The UID never changes and SEQUENCE rises with every change, so that a
 * newer file replaces what an older one made; a cancelled session is kept, marked as cancelled.
 */
export function calendarFile(session: SessionState, { withWhom, manageUrl }: CalendarNotes): string {
  const calendar = ical({
    prodId: { company: 'session-booking', product: 'server', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const lines = [
    session.description,
    withWhom && `With ${withWhom}`,
    manageUrl && `Change or cancel: ${manageUrl}`,
  ];
  calendar.createEvent({
    id: `${session.id}@session-booking`,
    sequence: session.version - 1,
    status: session.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: new Date(session.startsAt),
    end: new Date(session.endsAt),
    // The moment the entry became what it is, so that the same session always gives the same file.
    stamp: new Date(session.updatedAt),
    created: new Date(session.createdAt),
    lastModified: new Date(session.updatedAt),
    summary: plain(session.title),
    description: plain(lines.filter(Boolean).join('\n\n')),
    ...(manageUrl && { url: new URL(manageUrl).href }),
  });
  return `${calendar.toString()}\r\n`;
}

/** Matches what RFC 5545 does not allow in text, and what some readers take for the end of a line. */
const lineSeparators = /\r\n?|[\u0085\u2028\u2029]/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Keeps of a text only what is text in a calendar file; line ends become those that the library escapes. */
function plain(text: string): string {
  return text.replace(lineSeparators, '\n').replace(controls, '');
}
