import { expect } from '@open-wc/testing';
import { addDays, addMonths, inMonth, lastOf, weekdayOf } from './plain-date.ts';

describe('plain dates', () => {
  it('move by days over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
    expect(addDays('2028-03-01', -1)).to.equal('2028-02-29');
    expect(addDays('2026-03-29', 1)).to.equal('2026-03-30');
  });

  it('move by months over years', () => {
    expect(addMonths('2026-12', 1)).to.equal('2027-01');
    expect(addMonths('2026-01', -1)).to.equal('2025-12');
    expect(addMonths('2026-05', -30)).to.equal('2023-11');
  });

  it('stay in a shorter month', () => {
    expect(inMonth('2026-12-31', '2027-02')).to.equal('2027-02-28');
    expect(inMonth('2026-12-15', '2027-02')).to.equal('2027-02-15');
    expect(lastOf('2028-02')).to.equal('2028-02-29');
  });

  it('count weekdays from Monday', () => {
    expect(weekdayOf('2026-12-07')).to.equal(1);
    expect(weekdayOf('2026-12-06')).to.equal(7);
  });
});
