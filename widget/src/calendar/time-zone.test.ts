import { expect } from '@open-wc/testing';
import { dateIn, hourIn, isTimeZone, offsetMinutes, placeOf } from './time-zone.ts';

describe('time zones', () => {
  it('put an instant near midnight on the date their clocks show', () => {
    const late = Date.parse('2026-12-07T23:30:00Z');
    expect(dateIn('UTC', late)).to.equal('2026-12-07');
    expect(dateIn('Europe/Madrid', late)).to.equal('2026-12-08');
    expect(dateIn('America/New_York', late)).to.equal('2026-12-07');
    expect(dateIn('Pacific/Kiritimati', late)).to.equal('2026-12-08');
    expect(hourIn('Europe/Madrid', late)).to.equal(0);
  });

  it('know their distance from UTC on both sides of a clock change', () => {
    expect(offsetMinutes('America/New_York', Date.parse('2027-03-14T06:59:00Z'))).to.equal(-300);
    expect(offsetMinutes('America/New_York', Date.parse('2027-03-14T07:00:00Z'))).to.equal(-240);
    expect(offsetMinutes('Asia/Kathmandu', Date.parse('2027-01-01T00:00:00Z'))).to.equal(345);
  });

  it('are told from what is none', () => {
    expect(isTimeZone('Europe/Madrid')).to.equal(true);
    for (const name of ['', 'Madrid', '+02:00', 'Europe/Atlantis', 'constructor']) {
      expect(isTimeZone(name), name).to.equal(false);
    }
  });

  it('are called by their place', () => {
    expect(placeOf('America/Argentina/Buenos_Aires')).to.equal('Buenos Aires');
    expect(placeOf('UTC')).to.equal('UTC');
  });
});
