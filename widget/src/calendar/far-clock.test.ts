import { expect } from '@open-wc/testing';
import { createFormats } from './format.ts';
import { farTime, hoursAndMinutes, minutesAhead } from './far-clock.ts';
import { languageNames } from './language-names.ts';

const NOON = Date.parse('2026-12-07T12:00:00Z');

describe('a clock far away', () => {
  it('shows its time, with the weekday where that is another', () => {
    expect(farTime(createFormats('en-GB'), NOON, 'Europe/Madrid', 'America/New_York')).to.equal('13:00');
    expect(farTime(createFormats('en-GB'), NOON, 'Pacific/Auckland', 'America/New_York')).to.equal(
      'Tue 01:00',
    );
  });

  it('is ahead or behind by what both zones say that day', () => {
    expect(minutesAhead('Asia/Kathmandu', 'Europe/Madrid', NOON)).to.equal(285);
    expect(minutesAhead('America/New_York', 'Europe/Madrid', NOON)).to.equal(-360);
    // America changes its clocks weeks before Europe does.
    expect(minutesAhead('America/New_York', 'Europe/Madrid', Date.parse('2027-03-20T12:00:00Z'))).to.equal(
      -300,
    );
  });

  for (const [locale, minutes, words] of [
    ['en', 360, '6 hours'],
    ['en', 60, '1 hour'],
    ['en', 285, '4 hours, 45 minutes'],
    ['en', 30, '30 minutes'],
    ['de', 60, '1 Stunde'],
    ['fr', 330, '5 heures et 30 minutes'],
  ] as const) {
    it(`is ${words} away in ${locale} for ${minutes} minutes`, () => {
      // Some locales keep number and unit together by a space that does not break.
      expect(hoursAndMinutes(locale, minutes).replace(/\s/g, ' ')).to.equal(words);
    });
  }
});

describe('names of languages', () => {
  it('are those of the locale, in a sentence', () => {
    expect(languageNames('en-GB', ['es', 'pt-BR', 'en'])).to.equal(
      'Spanish, Portuguese (Brazil) and English',
    );
    expect(languageNames('es', ['es', 'it'])).to.equal('español e italiano');
  });
});
