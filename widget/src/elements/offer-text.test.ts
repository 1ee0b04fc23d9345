import { expect } from '@open-wc/testing';
import { messages as arabic } from '../locale/ar.ts';
import { messages as english } from '../locale/en.ts';
import { createLocalization } from '../locale/localization.ts';
import { ines } from '../test/fixtures.ts';
import { offerLine } from './offer-text.ts';

const offer = { sessionType: ines.sessionTypes[1] ?? null, durationMinutes: 60 };

describe('an offer in one line', () => {
  it('names title, length and price', () => {
    expect(offerLine(createLocalization('en', english), offer)).to.equal(
      'Coaching session\u00a0· 60\u00a0min\u00a0· €90',
    );
  });

  it('gives each its own direction in Arabic, and none to two together', () => {
    const parts = offerLine(createLocalization('ar', arabic), offer).split('\u00a0· ');
    expect(parts).to.have.length(3);
    for (const part of parts) expect(part).to.match(/^\u2068[^\u2068\u2069]+\u2069$/);
  });
});
