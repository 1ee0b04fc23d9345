import { expect, fixture, html } from '@open-wc/testing';
import type { Money } from '@session-booking/sdk/contract';
import { messages as english } from '../locale/en.ts';
import { messages as later } from '../locale/en-later.ts';
import { createLocalization, withLater } from '../locale/localization.ts';
import { ines, instant, NOW, sessionAt } from '../test/fixtures.ts';
import { BookingConfirmation } from './booking-confirmation.ts';
import { defineElement } from './define-element.ts';

const HOUR_MS = 3_600_000;
const price = { amount: 9000, currency: 'EUR' };
const lateFee = { amount: 4500, currency: 'EUR' };

/** Gets what is said of a session that starts in so many hours. */
async function shownOf(
  hours: number,
  fee: Money | null = lateFee,
  more: Parameters<typeof sessionAt>[1] = {},
) {
  defineElement('booking-confirmation', BookingConfirmation);
  const confirmation = await fixture<BookingConfirmation>(html`
    <booking-confirmation
      .localization=${withLater(createLocalization('en', english), later)}
      .session=${sessionAt(instant(NOW + hours * HOUR_MS), { price, ...more })}
      .lateFee=${fee}
      .coach=${ines}
      .timeZone=${'Europe/Madrid'}
    ></booking-confirmation>
  `);
  return confirmation.renderRoot.textContent;
}

describe('<booking-confirmation>', () => {
  it('says until when cancelling is free, and what it costs then', async () => {
    expect(await shownOf(48)).to.include('Free to cancel until Tue 1 Dec, 09:00. After that 50%: €45.');
  });

  it('says what cancelling costs at once where it was booked too late for that', async () => {
    const shown = await shownOf(23);
    expect(shown).to.include('This close to the session, cancelling costs 50%: €45.');
    expect(shown).not.to.include('Free to cancel');
  });

  it('says no sum that it was not told', async () => {
    expect(await shownOf(48, null)).to.match(/Free to cancel until Tue 1 Dec, 09:00\.\s*$/);
    expect(await shownOf(23, null)).not.to.match(/cancelling costs|Free to cancel/);
  });

  it('says nothing of a cost where there is none', async () => {
    const policy = { freeUntil: instant(NOW - HOUR_MS), lateFeePercent: 0 };
    const nothing = { amount: 0, currency: 'EUR' };
    expect(await shownOf(23, nothing, { policy })).not.to.match(/cancelling costs|Free to cancel/);
  });
});
