import { css } from 'lit';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { tokens } from './styles/tokens.ts';

/**
 * Styles the card by its own width: one zone at a time below 480 px, month above times up to 760 px, and beyond that
 * three columns whose right two give way to the form. Widths are in em, so that large text takes the narrower form.
 */
export const styles = [
  tokens,
  base,
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
      color: var(--_text);
      font-size: var(--_size);
      font-weight: 400;
      line-height: 1.45;
    }

    :host([theme='light']) {
      color-scheme: light;
    }

    :host([theme='dark']) {
      color-scheme: dark;
    }

    :host([hidden]) {
      display: none;
    }

    /* What the page says of everything, and therefore of the element itself, ends here. */
    .card {
      position: relative;
      letter-spacing: normal;
      text-align: start;
      text-transform: none;
      word-break: normal;
      max-inline-size: 84em;
      padding: 24px;
      border: 1px solid var(--_border);
      border-radius: var(--_card-radius);
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }

    /* Its place is kept from the start, so that nothing moves when the line is there. */
    .card[data-line] {
      padding-block-end: 48px;
    }

    .zones {
      display: grid;
      gap: 16px;
    }

    .when {
      display: grid;
      gap: 24px;
    }

    .you {
      min-inline-size: 0;
    }

    /* What stands in the place of everything keeps about as much room as everything would. */
    .card > .trouble {
      display: grid;
      place-content: center;
      grid-template-columns: minmax(0, 34em);
      min-block-size: 26em;
    }

    .missing {
      display: grid;
      gap: 16px;
      justify-items: center;
    }

    /* What is loaded for the coach and the month keeps its place until it is there. */
    .room {
      block-size: var(--_control);
      margin-block-start: 8px;
    }

    .who:has(.room, booking-coach-card) {
      --_avatar: 56px;
    }

    @media (prefers-reduced-motion: no-preference) {
      .enters {
        animation: enter var(--_step);
      }
    }

    @keyframes enter {
      from {
        opacity: 0;
        transform: translateY(4px);
      }
    }

    @container (width >= 50.6em) {
      .zones {
        grid-template-columns: minmax(13.3em, 17em) 1fr;
        gap: 0;
        min-block-size: 26em;
      }

      .who {
        padding-inline-end: 24px;
        border-inline-end: 1px solid var(--_border);
      }

      .when,
      .you {
        padding-inline-start: 24px;
      }

      booking-calendar:has(*) {
        --_day: clamp(40px, 5.2cqi, 60px);
      }

      .who .room {
        block-size: 11em;
      }

      .zones:has(.room, booking-coach-card) {
        min-block-size: 36em;
      }

      .when {
        grid-template-columns: minmax(19em, 1fr) minmax(12.5em, 16em);
      }

      /* The times scroll beside the month instead of making the card longer, and fade into its edge while there are more. */
      .times {
        position: relative;
        margin-block-start: calc(var(--_control) / 2 - 0.75em);
      }

      booking-slot-list {
        position: absolute;
        inset: 0 -8px -24px;
        padding: 0 8px 40px;
        mask: linear-gradient(#000 calc(100% - 40px), #0000);
        overflow-y: auto;
        scroll-padding: 40px;
        scrollbar-width: thin;
      }
    }

    @container (width < 50.6em) {
      .who {
        padding-block-end: 16px;
        border-block-end: 1px solid var(--_border);
      }
    }

    @container (width < 32em) {
      .card {
        padding: 16px;
      }

      .who .room {
        margin-block: -8px;
      }

      .who {
        padding-block-end: 12px;
      }

      [data-step='offer'] .when {
        display: none;
      }

      [data-step='offer'] .who {
        border: 0;
      }
    }
  `,
];
