import { expect, fixture, html } from '@open-wc/testing';
import type { Coach } from '@session-booking/sdk/contract';
import { messages as arabic } from '../locale/ar.ts';
import { messages as arabicDetail } from '../locale/detail-ar.ts';
import { messages as detail } from '../locale/detail-en.ts';
import { withDetail } from '../locale/detail-texts.ts';
import { messages } from '../locale/en.ts';
import { createLocalization } from '../locale/localization.ts';
import { textOf } from '../test/accessible.ts';
import { freezeClock, passTime, releaseClock } from '../test/clock.ts';
import { ines, marcus, NOW } from '../test/fixtures.ts';
import { press } from '../test/journey.ts';
import { findByRole, queryByRole, until } from '../test/queries.ts';
import { watchTimers } from '../test/timers.ts';
import { BookingCoachCard } from './booking-coach-card.ts';
import { defineElement } from './define-element.ts';

const english = withDetail(createLocalization('en', messages), detail);
const arab = withDetail(createLocalization('ar', arabic), arabicDetail);
const life = 'She led teams in Madrid and Lisbon before she began to coach those who came after her. '.repeat(
  6,
);

async function show(
  coach: Coach,
  more: { timeZone?: string; width?: number; words?: typeof english; isBrief?: boolean } = {},
): Promise<BookingCoachCard> {
  defineElement('booking-coach-card', BookingCoachCard);
  const page = document.createElement('div');
  page.style.cssText = `container-type: inline-size; width: ${more.width ?? 800}px; line-height: 1.45`;
  for (const [name, size] of sizes) page.style.setProperty(`--_${name}`, size);
  return fixture<BookingCoachCard>(
    html`<booking-coach-card
      .localization=${more.words ?? english}
      .coach=${coach}
      .timeZone=${more.timeZone ?? 'Europe/Madrid'}
      .isBrief=${more.isBrief ?? false}
    ></booking-coach-card>`,
    { parentNode: page },
  );
}

const sizes = [
  ['control', '36px'],
  ['large', '17px'],
  ['small', '13px'],
] as const;

const said = (card: BookingCoachCard) => textOf(card.shadowRoot).replace(/\s+/g, ' ').trim();

describe('<booking-coach-card>', () => {
  beforeEach(() => {
    freezeClock();
  });
  afterEach(releaseClock);

  it('says which languages a coach speaks, and who he is', async () => {
    const card = await show(ines);
    expect(said(card)).to.contain('Speaks Spanish and English');
    expect(said(card)).to.contain(ines.bio);
  });

  it('keeps a language by its tag when it has no name, and says nothing where there is none', async () => {
    expect(said(await show({ ...ines, languages: ['es', '??'] }))).to.contain('Speaks Spanish and ??');
    expect(said(await show({ ...ines, languages: [] }))).not.to.contain('Speaks');
  });

  for (const [timeZone, words] of [
    ['Europe/Madrid', 'It is 09:00 in Madrid, the same as for you'],
    ['America/New_York', 'It is 09:00 in Madrid, 6 hours ahead of you'],
    ['Asia/Kathmandu', 'It is 09:00 in Madrid, 4 hours, 45 minutes behind you'],
    ['Pacific/Honolulu', 'It is Mon 09:00 in Madrid, 11 hours ahead of you'],
  ] as const) {
    it(`tells the time there to a visitor in ${timeZone}`, async () => {
      expect(said(await show(ines, { timeZone }))).to.contain(words);
    });
  }

  it('tells it by the zone and the season', async () => {
    freezeClock(Date.parse('2027-03-20T12:00:00Z'));
    expect(said(await show(marcus))).to.contain('It is 08:00 in New York, 5 hours behind you');
  });

  it('goes on with each minute, and leaves no timer behind', async () => {
    const timers = watchTimers();
    try {
      passTime(59_990);
      const card = await show(ines);
      passTime(20);
      await until(() => said(card).includes('It is 09:01 in Madrid'));
      expect(timers.pending(1000)).to.equal(1);
      card.remove();
      expect(timers.pending(0)).to.equal(0);
    } finally {
      timers.stop();
      passTime(NOW - Date.now());
    }
  });

  it('folds a long life to a few lines, and a short one not at all', async () => {
    expect(queryByRole(await show(ines), 'button', 'Read more')).to.equal(undefined);
    const card = await show({ ...ines, bio: life }, { width: 600 });
    const { height } = card.getBoundingClientRect();
    await press(card, 'Read more');
    const less = await findByRole(card, 'button', 'Read less');
    expect(less.ariaExpanded).to.equal('true');
    expect(card.getBoundingClientRect().height).to.be.greaterThan(height);
    less.click();
    await findByRole(card, 'button', 'Read more');
    expect(card.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('is one button in a narrow card, and opens the rest', async () => {
    const card = await show(ines, { width: 350 });
    const about = await findByRole(card, 'button', 'About Inés Robledo');
    expect(about.ariaExpanded).to.equal('false');
    expect(said(card)).to.equal('About Inés Robledo');
    about.click();
    await until(() => said(card).includes('Speaks Spanish and English'));
    expect(about.ariaExpanded).to.equal('true');
    expect(queryByRole(await show(ines), 'button', /^About/)).to.equal(undefined);
  });

  it('makes room in a narrow card, and only there', async () => {
    expect((await show(ines, { width: 350, isBrief: true })).checkVisibility()).to.equal(false);
    expect((await show(ines, { isBrief: true })).checkVisibility()).to.equal(true);
  });

  it('speaks the language of the page', async () => {
    const card = await show(ines, { timeZone: 'America/New_York', words: arab });
    expect(said(card)).to.contain('اللغات: الإسبانية والإنجليزية');
    expect(said(card)).to.contain('Madrid');
  });
});
