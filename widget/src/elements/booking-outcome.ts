import type { Cancellation, Coach, Session } from '@session-booking/sdk/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { isSeenByClient } from '../state/session-select.ts';
import { base } from '../styles/base.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { sessionIcons } from '../styles/session-icons.ts';
import { SessionElement } from './session-element.ts';

const STARS = [1, 2, 3, 4, 5] as const;

/** Shows what came of a session: what coach and client said of it, or how it came to be cancelled and at what cost. */
export class BookingOutcome extends SessionElement {
  static override styles = [
    outcomeTokens,
    base,
    css`
      :host {
        display: grid;
        gap: 16px;
        overflow-wrap: anywhere;
      }

      section {
        display: grid;
        gap: 8px;
        justify-items: start;
        padding: 16px;
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
      }

      h4 {
        margin: 0;
        font-size: inherit;
        font-weight: 600;
      }

      h4 .quiet {
        font-weight: 400;
      }

      .text {
        white-space: pre-line;
      }

      ul {
        display: grid;
        gap: 4px;
        padding-inline-start: 1.25em;
        list-style: disc;
      }

      .stars {
        display: flex;
        color: var(--_accent-text);
      }

      .stars [data-on] {
        fill: currentcolor;
      }

      .stars [data-on] svg {
        fill: currentcolor;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        font-variant-numeric: tabular-nums;
      }

      dt {
        color: var(--_quiet);
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      coach: { attribute: false },
      timeZone: { attribute: false },
    };
  }

  declare session: Session;
  declare coach: Coach | null;
  declare timeZone: string;

  constructor() {
    super();
    this.coach = null;
  }

  protected override render() {
    const { session } = this;
    if (session.cancellation) return this.#cancelled(session, session.cancellation);
    return html`${this.#record(session)} ${this.#clientFeedback(session)}`;
  }

  #moment(instant: string): string {
    return this.localization.formats.moment(Date.parse(instant), this.timeZone);
  }

  #record(session: Session) {
    const { messages } = this.localization;
    const { completedAt, notes, rating, feedback, actionItems } = session;
    const heading =
      isSeenByClient(session) && this.coach ? messages.fromCoach(this.coach.name) : messages.feedback;
    const hasWords = rating !== null || feedback || actionItems.length > 0;
    return html`${completedAt ? html`<p class="quiet tabular">${messages.completedAt(this.#moment(completedAt))}</p>` : nothing}
    ${notes ? this.#section(messages.notes, this.#text(notes), messages.notesHint) : nothing}
    ${
      hasWords
        ? this.#section(
            heading,
            html`${rating === null ? nothing : this.#stars(rating)}
            ${feedback ? this.#text(feedback) : nothing}
            ${actionItems.length > 0 ? this.#items(actionItems) : nothing}`,
          )
        : nothing
    }`;
  }

  #clientFeedback(session: Session) {
    const { messages } = this.localization;
    const { clientFeedback } = session;
    if (!clientFeedback) return nothing;
    const heading = isSeenByClient(session) ? messages.yourFeedback : messages.fromClient;
    const { rating, feedback } = clientFeedback;
    return this.#section(heading, html`${this.#stars(rating)} ${feedback ? this.#text(feedback) : nothing}`);
  }

  #section(heading: string, content: TemplateResult, hint?: string) {
    return html`<section part="outcome">
      <h4>${heading} ${hint ? html`<span class="quiet">· ${hint}</span>` : nothing}</h4>
      ${content}
    </section>`;
  }

  #text(text: string) {
    return html`<p class="text"><bdi>${text}</bdi></p>`;
  }

  #stars(count: number) {
    return html`<p class="stars" role="img" aria-label=${this.localization.messages.stars(count)}>
      ${STARS.map((star) => html`<span data-on=${star <= count ? '' : nothing}>${sessionIcons.star}</span>`)}
    </p>`;
  }

  #items(items: readonly string[]) {
    return html`<h4>${this.localization.messages.actionItems}</h4>
      <ul>
        ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
      </ul>`;
  }

  #cancelled(session: Session, cancellation: Cancellation) {
    const { messages } = this.localization;
    const { type, reason, by, at } = cancellation;
    const isOwn = by === 'client' && isSeenByClient(session);
    const who = isOwn ? messages.cancelledByYou : messages.cancelledBy[by];
    const isNoShow = type === 'no_show';
    return html`<section part="outcome">
      <h4 class="tabular">${who(this.#moment(at))}</h4>
      <p class="text">${isNoShow ? messages.noShow : html`<bdi>${reason}</bdi>`}</p>
      ${this.#costs(cancellation)}
    </section>`;
  }

  #costs({ fee, refund }: Cancellation) {
    const { messages, formats } = this.localization;
    if (!fee) return nothing;
    const { amount, requested } = refund;
    const asked = requested ? messages.refundRequested : messages.refundNotRequested;
    return html`<dl>
      <dt>${messages.fee}</dt>
      <dd>${fee.amount === 0 ? messages.noFee : formats.money(fee)}</dd>
      ${
        amount && amount.amount > 0
          ? html`<dt>${messages.refund}</dt>
              <dd>${formats.money(amount)} · ${asked}</dd>`
          : nothing
      }
    </dl>`;
  }
}
