import { expect } from '@open-wc/testing';
import { createLocalization } from '../locale/localization.ts';
import { messages } from '../locale/en.ts';
import { createFormats } from './format.ts';
import { firstWeekday } from './week-start.ts';

const AT = Date.parse('2026-12-07T08:00:00Z');

describe('formats', () => {
  it('write moments the way a locale does', () => {
    expect(createFormats('en-GB').moment(AT, 'Europe/Madrid')).to.equal('Mon 7 Dec, 09:00');
    expect(createFormats('de').time(AT, 'Europe/Madrid')).to.equal('09:00');
    expect(createFormats('en-US').time(AT, 'America/New_York')).to.match(/^3:00\sAM$/);
  });

  it('write English without a region day first and in 24 hours', () => {
    const { formats, firstWeekday: weekStart } = createLocalization('en', messages);
    expect(formats.date('2026-12-07')).to.equal('7 December 2026');
    expect(formats.time(Date.parse('2026-12-07T17:30:00Z'), 'UTC')).to.equal('17:30');
    expect(weekStart).to.equal(1);
  });

  it('write prices from minor units, whatever their number', () => {
    const { money } = createFormats('en-GB');
    expect(money({ amount: 9000, currency: 'EUR' })).to.equal('€90');
    expect(money({ amount: 9050, currency: 'EUR' })).to.equal('€90.50');
    expect(money({ amount: 9000, currency: 'JPY' })).to.match(/9,000$/);
    expect(money({ amount: 90_500, currency: 'KWD' })).to.match(/90\.500$/);
  });

  it('keep the last word of a time beside it', () => {
    expect(createFormats('en-US').moment(AT, 'America/New_York')).to.match(/ 3:00\u00a0AM$/);
  });

  it('keep the sign of a currency beside its letters in text from the right', () => {
    expect(createFormats('ar').money({ amount: 14_000, currency: 'USD' })).to.match(/US\$\u200e$/);
  });

  it('stay in the Gregorian calendar the grid is drawn in', () => {
    expect(createFormats('th-TH').month('2026-12')).to.contain('2026');
    expect(createFormats('fa-IR').date('2026-12-07')).to.contain('۲۰۲۶');
  });

  it('know the day a week starts on', () => {
    const starts = { 'en-US': 7, 'en-GB': 1, de: 1, ar: 6, 'pt-BR': 7 };
    for (const [locale, day] of Object.entries(starts)) expect(firstWeekday(locale), locale).to.equal(day);
  });
});
