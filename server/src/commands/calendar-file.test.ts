import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { aSession, at } from '../../test/given.ts';
import type { SessionState } from '../domain/session.ts';
import { calendarFile } from './calendar-file.ts';

const notes = { withWhom: 'Inés', manageUrl: 'https://book.example/manage#token=abc.def' };

/** Reads a file with another implementation of the standard and gives its one event. */
function eventIn(file: string): ICAL.Component {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent');
  assert.equal(calendar.getAllSubcomponents().length, 1);
  assert.ok(events[0]);
  return events[0];
}

function valueOf(event: ICAL.Component, name: string): unknown {
  assert.equal(event.getAllProperties(name).length, 1, `${name} is there once`);
  return event.getFirstPropertyValue(name);
}

const write = (changes: Partial<SessionState> = {}) => calendarFile(aSession(changes), notes);

describe('a calendar file', () => {
  it('says what, when, with whom and where to come back', () => {
    const event = eventIn(write({ title: 'Weekly check-in', description: 'Bring notes' }));
    assert.equal(valueOf(event, 'summary'), 'Weekly check-in');
    assert.equal(String(valueOf(event, 'dtstart')), '2027-03-10T12:00:00Z');
    assert.equal(String(valueOf(event, 'dtend')), '2027-03-10T13:00:00Z');
    assert.equal(
      valueOf(event, 'description'),
      `Bring notes\n\nWith Inés\n\nChange or cancel: ${notes.manageUrl}`,
    );
    assert.equal(valueOf(event, 'url'), notes.manageUrl);
    assert.equal(valueOf(event, 'status'), 'CONFIRMED');
  });

  it('keeps its UID and raises its sequence when the session changes', () => {
    const before = eventIn(write({ version: 1 }));
    const after = eventIn(write({ version: 3, startsAt: at('2027-03-11T12:00Z') }));
    assert.equal(valueOf(before, 'uid'), valueOf(after, 'uid'));
    assert.deepEqual([valueOf(before, 'sequence'), valueOf(after, 'sequence')], [0, 2]);
  });

  it('marks a cancelled session as cancelled', () => {
    assert.equal(valueOf(eventIn(write({ status: 'cancelled' })), 'status'), 'CANCELLED');
  });

  it('is the same file each time', () => {
    assert.equal(write(), write());
  });

  it('lets no text break out of its line, whatever Unicode it is', () => {
    const tricky = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !/\p{Surrogate}/u.test(text)),
      fc.constantFrom(
        'a\r\nATTENDEE:mailto:eve@example.com',
        'a\rEND:VEVENT\rBEGIN:VEVENT',
        'a\nX-EVIL:1',
        'a\u2028SUMMARY:b\u0085URL:javascript:1',
        '\r\n ATTACH:file',
        `${'ä'.repeat(80)}\r\nUID:other`,
        'semi;colon,comma\\back\\nslash "quote" : colon',
        '😀'.repeat(60),
      ),
    );
    fc.assert(
      fc.property(tricky, tricky, (title, description) => {
        const file = calendarFile(aSession({ title, description }), { ...notes, withWhom: title });
        const event = eventIn(file);
        const names = event
          .getAllProperties()
          .map((each) => each.name)
          .sort();
        assert.deepEqual(names, [...new Set(names)]);
        assert.ok(!names.some((name) => ['attendee', 'attach', 'x-evil'].includes(name)));
        for (const line of file.split('\r\n')) {
          assert.ok(Buffer.byteLength(line) <= 75, 'a line is at most 75 octets');
          assert.doesNotMatch(line, /[\r\n]/);
        }
        assert.ok(file.endsWith('END:VCALENDAR\r\n'));
        assert.equal(valueOf(event, 'summary'), kept(title));
        assert.match(String(valueOf(event, 'uid')), /@session-booking$/);
      }),
      { numRuns: 200 },
    );
  });
});

/** Gives what a calendar file can carry of a text. */
function kept(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll(/[\r\u0085\u2028\u2029]/g, '\n');
  return lines.replaceAll(/(?![\t\n])\p{Cc}/gu, '');
}
