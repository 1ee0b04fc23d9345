import { expect, fixture, html } from '@open-wc/testing';
import { messages as arabic } from '../locale/ar.ts';
import { messages as english } from '../locale/en.ts';
import { messages as later } from '../locale/en-later.ts';
import { createLocalization, withLater } from '../locale/localization.ts';
import { ines, instant, NOW, sessionAt } from '../test/fixtures.ts';
import { BookingConfirmation } from './booking-confirmation.ts';
import { defineElement } from './define-element.ts';

const HOUR_MS = 3_600_000;
const price = { amount: 9000, currency: 'EUR' };

/** Gets what is said of a session that starts in so many hours. */
async function shownOf(hours: number, more: Parameters<typeof sessionAt>[1] = {}, isArabic = false) {
  defineElement('booking-confirmation', BookingConfirmation);
  const words = isArabic
    ? createLocalization('ar', arabic)
    : withLater(createLocalization('en', english), later);
  const confirmation = await fixture<BookingConfirmation>(html`
    <booking-confirmation
      .localization=${words}
      .session=${sessionAt(instant(NOW + hours * HOUR_MS), { price, ...more })}
      .coach=${ines}
      .timeZone=${'Europe/Madrid'}
    ></booking-confirmation>
  `);
  return confirmation.renderRoot.textContent;
}

describe('<booking-confirmation>', () => {
  it('says until when cancelling is free, and what it costs then', async () => {
    const shown = await shownOf(48);
    expect(shown).to.include('Free to cancel until Tue 1 Dec, 09:00. After that 50%: €45.');
  });

  it('says what cancelling costs at once where it was booked too late for that', async () => {
    const shown = await shownOf(23);
    expect(shown).to.include('This close to the session, cancelling costs 50%: €45.');
    expect(shown).not.to.include('Free to cancel');
    expect(await shownOf(23, {}, true)).to.match(/[٥5][٠0].*[٤4][٥5]/);
  });

  it('rounds a fee half up, as the server does', async () => {
    expect(await shownOf(48, { price: { amount: 4725, currency: 'EUR' } })).to.include('50%: €23.63.');
  });

  it('says nothing of a cost where there is none', async () => {
    const policy = { freeUntil: instant(NOW - HOUR_MS), lateFeePercent: 0 };
    for (const more of [{ price: null }, { policy }]) {
      expect(await shownOf(23, more)).not.to.match(/cancelling costs|Free to cancel/);
    }
  });
});
