import type { Session, Slot } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { icons } from '../styles/icons.ts';
import { styles as formStyles } from './booking-form.styles.ts';
import { SessionElement } from './session-element.ts';

/**
 * Asks the person to confirm another time for a session, with the present one beside it.
 *
 * @slot - What went wrong with the last try.
 */
export class BookingMove extends SessionElement {
  static override styles = [
    ...formStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        align-items: baseline;
        font-variant-numeric: tabular-nums;
      }

      dt {
        color: var(--_quiet);
        font-size: var(--_small);
      }

      .new {
        font-weight: 600;
        font-size: var(--_large);
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      chosen: { attribute: false },
      timeZone: { attribute: false },
      isWorking: { attribute: false },
    };
  }

  declare session: Session;
  /** Null when the chosen time is gone; another one has to be chosen then. */
  declare chosen: Pick<Slot, 'startsAt' | 'endsAt'> | null;
  declare timeZone: string;
  declare isWorking: boolean;

  constructor() {
    super();
    this.chosen = null;
    this.isWorking = false;
  }

  protected override render() {
    const { messages } = this.localization;
    return html`<form part="panel" aria-labelledby="heading" @submit=${this.#onSubmit}>
      <div class="head">
        ${this.chosen ? this.#back() : nothing}
        <h3 id="heading" tabindex="-1">${messages.actions.reschedule}</h3>
      </div>
      <slot></slot>
      ${this.#times()}
      <button
        class="button primary submit"
        part="submit"
        type="submit"
        aria-disabled=${this.isWorking || !this.chosen ? 'true' : nothing}
      >
        <span class="label">${messages.actions.reschedule}</span>
        ${this.isWorking ? html`<span class="progress" aria-hidden="true"></span>` : nothing}
      </button>
    </form>`;
  }

  #back() {
    return html`<button
      class="quiet-button back"
      part="back"
      type="button"
      aria-disabled=${this.isWorking ? 'true' : nothing}
      @click=${() => {
        this.request({ type: 'show-step', step: 'time' });
      }}
    >
      ${icons.back} ${this.localization.messages.chooseAnotherTime}
    </button>`;
  }

  #times() {
    const { messages } = this.localization;
    return html`<dl>
      <dt>${messages.timeNow}</dt>
      <dd>${this.#span(this.session)}</dd>
      ${
        this.chosen
          ? html`<dt>${messages.newTime}</dt>
              <dd class="new">${this.#span(this.chosen)}</dd>`
          : nothing
      }
    </dl>`;
  }

  #span({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): string {
    const { formats } = this.localization;
    const { timeZone } = this;
    return `${formats.moment(Date.parse(startsAt), timeZone)} – ${formats.time(Date.parse(endsAt), timeZone)}`;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.isWorking && this.chosen) this.ask({ type: 'move' });
  };
}
