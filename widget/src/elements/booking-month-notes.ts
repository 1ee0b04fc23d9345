import { css, html, nothing } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { DetailElement } from './detail-element.ts';

/** Stands below the month: what its marks mean, and the way to the first free time. */
export class BookingMonthNotes extends DetailElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
        min-block-size: var(--_control);
        margin-block-start: 8px;
      }

      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
      }

      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .mark {
        position: relative;
        inline-size: 16px;
        block-size: 16px;
        border-radius: 4px;
      }

      .free,
      .few {
        background: var(--_accent-soft);
      }

      .few::after {
        position: absolute;
        inset: 0;
        inline-size: 4px;
        block-size: 4px;
        margin: auto;
        border-radius: 50%;
        background: var(--_text);
        content: '';
      }

      .quiet-button {
        margin-inline: -8px;
        font-size: var(--_small);
        text-align: start;
      }

      @container (width < 32em) {
        :host {
          align-content: start;
          min-block-size: calc(var(--_control) + 28px);
        }

        li:first-child {
          display: none;
        }
      }

      @media (forced-colors: active) {
        .mark {
          border: 1px solid ButtonBorder;
        }

        .few::after {
          background: ButtonText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  static override get properties() {
    return { ...super.properties, firstFree: { attribute: false }, timeZone: { attribute: false } };
  }

  /** Start of the first free time; null when there is none. */
  declare firstFree: string | null;
  declare timeZone: string;

  protected override render() {
    const { legend } = this.localization.messages;
    // The names of the days say all of it already.
    return html`<ul class="legend quiet" part="legend" aria-hidden="true">
        <li><span class="mark free"></span>${legend.free}</li>
        <li><span class="mark few"></span>${legend.few}</li>
      </ul>
      ${this.firstFree === null ? nothing : this.#firstFree(this.firstFree)}`;
  }

  #firstFree(startsAt: string) {
    const { messages, formats } = this.localization;
    return html`<button
      class="quiet-button tabular"
      part="first-free"
      type="button"
      @click=${() => {
        this.request({ type: 'show-moment', startsAt });
      }}
    >
      ${messages.firstFree(formats.moment(Date.parse(startsAt), this.timeZone))} ${icons.next}
    </button>`;
  }
}
