import { html, nothing, type TemplateResult } from 'lit';
import { ConnectionController } from './controllers/connection-controller.ts';
import { followedMonth } from './controllers/followed-month.ts';
import { HoldClock } from './controllers/hold-clock.ts';
import { HoldController } from './controllers/hold-controller.ts';
import { LineFollower } from './controllers/line-follower.ts';
import { BookingConnection } from './elements/booking-connection.ts';
import { BookingHold } from './elements/booking-hold.ts';
import { defineElement } from './elements/define-element.ts';
import { slotDetail } from './later-events.ts';
import { ConnectionChangedEvent, SlotHeldEvent } from './live-events.ts';
import { liveNews } from './live-news.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { Host, Stage } from './stage.ts';
import { holdOnSlot, secondsLeft } from './state/held.ts';
import { liveAnswers } from './state/transition-live.ts';

/** Is everything that happens while one looks, in a chunk of its own: following the calendar, holds, and the line itself. */
export class LiveAct {
  /** Writes what a screen reader should be told. */
  readonly news = liveNews;
  readonly #stage: Stage;
  readonly #line: ConnectionController;
  readonly #holds: HoldController;

  constructor(host: Host, stage: Stage, lineIsBack: () => void) {
    defineElement('booking-connection', BookingConnection);
    defineElement('booking-hold', BookingHold);
    this.#stage = stage;
    const { store, connection } = stage;
    store.learn(liveAnswers);
    new LineFollower(host, followedMonth(store, connection));
    new HoldClock(host, store);
    this.#line = new ConnectionController(host, {
      connection: stage.line,
      onChange: (detail) => {
        host.dispatchEvent(new ConnectionChangedEvent(detail));
        if (detail.status === 'live') lineIsBack();
      },
    });
    this.#holds = new HoldController(host, {
      store,
      connection,
      onHeld: (hold) => {
        const slot = slotDetail(store.state);
        if (slot) host.dispatchEvent(new SlotHeldEvent(slot, hold));
      },
    });
  }

  /** Asks for more time on the hold. */
  renewHold(): void {
    void this.#holds.renew();
  }

  /** Draws how long the chosen time is kept; nothing while none is. */
  hold(words: Localization<Messages>): TemplateResult | typeof nothing {
    const { state } = this.#stage.store;
    const hold = holdOnSlot(state);
    if (!hold || state.step === 'booked') return nothing;
    return html`<booking-hold
      slot="time"
      exportparts="hold,hold-longer"
      .localization=${words}
      .secondsLeft=${secondsLeft(hold, state.now)}
      .isRenewable=${hold.isRenewable}
    ></booking-hold>`;
  }

  /** Draws whether the line is live, where the page wants that shown. */
  line(words: Localization<Messages>): TemplateResult | typeof nothing {
    if (!this.#stage.store.state.wish.features.connectionStatus) return nothing;
    const { status, transport } = this.#line.shown;
    return html`<booking-connection
      exportparts="connection"
      .localization=${words}
      .status=${status}
      .transport=${transport}
    ></booking-connection>`;
  }
}
