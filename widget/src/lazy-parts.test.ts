import { expect, waitUntil } from '@open-wc/testing';
import { nothing, type ReactiveController } from 'lit';
import { DetailAct } from './detail-act.ts';
import { LazyParts } from './lazy-parts.ts';
import { SessionBooking } from './session-booking.ts';
import type { Stage } from './stage.ts';
import { settled } from './test/queries.ts';

class WithoutDetails extends SessionBooking {
  updates = 0;

  override addController(controller: ReactiveController): void {
    if (controller instanceof DetailAct) throw new Error('It cannot be fetched.');
    super.addController(controller);
  }

  override requestUpdate(): void {
    this.updates += 1;
  }

  needDetails(parts: LazyParts): Promise<void> {
    return parts.need({ step: 'time', wish: this.wish });
  }
}

describe('what is loaded after the first view', () => {
  it('gives the place of details back at once when they cannot be fetched', async () => {
    customElements.define('without-details', WithoutDetails);
    const element = new WithoutDetails();
    element.variant = 'enhanced';
    const parts = new LazyParts(element, {} as Stage);
    expect(parts.room).not.to.equal(nothing);
    element.updates = 0;

    await element.needDetails(parts);
    await waitUntil(() => parts.room === nothing);
    expect(element.updates).to.equal(1);

    // What asks again and fails again changes nothing, so that it does not go on for ever.
    await element.needDetails(parts);
    await settled();
    expect(element.updates).to.equal(1);
  });
});
