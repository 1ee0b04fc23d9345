import { expect } from '@open-wc/testing';
import { monthGrid, weekAround, weekdays } from './month-grid.ts';

describe('month grid', () => {
  it('has six weeks, so that every month is as high', () => {
    for (const month of ['2026-02', '2026-08', '2027-05']) expect(monthGrid(month, 1)).to.have.length(6);
  });

  it('begins on the first day of the week and leaves other months out', () => {
    expect(monthGrid('2026-12', 1)[0]).to.deep.equal([null, ...december(1, 6)]);
    expect(monthGrid('2026-12', 7)[0]).to.deep.equal([null, null, ...december(1, 5)]);
    expect(monthGrid('2026-12', 1)[4]).to.deep.equal([...december(28, 31), null, null, null]);
  });

  it('holds every day of a month once', () => {
    const days = monthGrid('2028-02', 6).flat().filter(Boolean);
    expect(days).to.have.length(29);
    expect(new Set(days).size).to.equal(29);
  });

  it('orders the weekdays and finds the week around a date', () => {
    expect(weekdays(6)).to.deep.equal([6, 7, 1, 2, 3, 4, 5]);
    expect(weekAround('2026-12-09', 1)).to.deep.equal({ start: '2026-12-07', end: '2026-12-13' });
    expect(weekAround('2026-12-06', 7)).to.deep.equal({ start: '2026-12-06', end: '2026-12-12' });
  });
});

function december(first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `2026-12-${String(first + index).padStart(2, '0')}`,
  );
}
