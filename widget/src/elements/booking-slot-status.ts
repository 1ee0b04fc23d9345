import type { Slot, SlotStatus } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { detailIcons } from '../styles/detail-icons.ts';
import { DetailElement } from './detail-element.ts';

/** Shows a time that is not simply free, and in a word why: what cannot be booked cannot be pressed, but be reached. */
export class BookingSlotStatus extends DetailElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
      }

      button {
        display: grid;
        align-content: center;
        justify-items: center;
        min-inline-size: 0;
        min-block-size: max(var(--_control), 40px);
        padding: 2px 4px;
        border: 1px solid transparent;
        border-radius: var(--_radius);
        background: var(--_raised);
        color: var(--_quiet);
        font-size: var(--_small);
        font-variant-numeric: tabular-nums;
        line-height: 1.25;
        cursor: default;
      }

      .word {
        display: flex;
        align-items: center;
        gap: 2px;
        overflow-wrap: anywhere;
      }

      .word svg {
        inline-size: 1em;
        block-size: 1em;
      }

      .held_by_you {
        border: 2px solid var(--_accent-text);
        background: none;
        color: var(--_text);
        cursor: pointer;
      }

      .held_by_you .word {
        color: var(--_accent-text);
        font-weight: 600;
      }

      .held .word {
        color: var(--_text);
      }

      @media (hover: hover) {
        .held_by_you:hover {
          background: var(--_accent-soft);
        }
      }

      @media (forced-colors: active) {
        button {
          border-color: GrayText;
          color: GrayText;
        }

        .held_by_you {
          border-color: Highlight;
          color: ButtonText;
        }
      }
    `,
  ];

  static override get properties() {
    return { ...super.properties, shown: { attribute: false }, time: { attribute: false } };
  }

  declare shown: Slot;
  /** When it begins, as the list writes it. */
  declare time: string;

  /** Moves focus to the time. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override render() {
    const { messages } = this.localization;
    const { shown, time } = this;
    if (shown.status === 'available') return nothing;
    const isKept = shown.status === 'held_by_you';
    const word = messages.slotStatuses[shown.status];
    return html`<button
        class=${shown.status}
        part="time time-status ${partsOf[shown.status]}"
        type="button"
        aria-label="${time}, ${word}"
        aria-describedby="why"
        aria-disabled=${isKept ? nothing : 'true'}
        @click=${() => {
          if (isKept) this.request({ type: 'choose-slot', slot: shown });
        }}
      >
        <span>${time}</span>
        <span class="word">${shown.status === 'held' ? detailIcons.hourglass : nothing}${word}</span>
      </button>
      <span id="why" hidden>${messages.whySlot[shown.status]}</span>`;
  }
}

const partsOf: Readonly<Record<Exclude<SlotStatus, 'available'>, string>> = {
  held: 'time-held',
  held_by_you: 'time-held-by-you',
  booked: 'time-taken',
  blocked: 'time-blocked',
  too_soon: 'time-too-soon',
};

/** Lists the parts of a time that is not simply free, for whatever stands around it. */
export const slotStatusParts = `time,time-status,${Object.values(partsOf).join()}`;
