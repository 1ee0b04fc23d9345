import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';

/** Styles who and what: a column in a wide card, a header in a middling one, a bar that opens in a narrow one. */
export const styles = [
  base,
  controls,
  css`
    :host {
      display: grid;
      align-content: start;
      gap: 16px;
    }

    .coach {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: 12px;
    }

    .zone {
      min-block-size: var(--_control);
    }

    .face,
    booking-avatar:not(:defined) {
      inline-size: var(--_avatar, 48px);
      aspect-ratio: 1;
      border-radius: 50%;
      background: var(--_accent-soft);
    }

    .line {
      display: block;
      inline-size: 8em;
      block-size: 1.3em;
    }

    .line.short {
      inline-size: 5em;
      block-size: 1em;
      margin-block-start: 6px;
    }

    span.type {
      display: block;
      block-size: 58px;
    }

    .names {
      flex: 5.5em;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .all-coaches {
      justify-self: start;
      margin-inline-start: -8px;
      margin-block-end: -8px;
      font-weight: 400;
    }

    .details {
      display: grid;
      gap: 16px;
      min-inline-size: 0;
    }

    .offer {
      display: flex;
      gap: 8px;
    }

    .offer svg {
      color: var(--_accent-text);
    }

    fieldset {
      display: grid;
      gap: 8px;
    }

    legend {
      padding: 0;
      margin-block-end: 8px;
    }

    .type {
      position: relative;
      display: grid;
      grid-template-columns: auto 1fr auto;
      align-items: center;
      column-gap: 12px;
      min-block-size: var(--_control);
      padding: 8px 12px;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      cursor: pointer;
    }

    .type input {
      grid-row: 1 / span 2;
      inline-size: 16px;
      block-size: 16px;
      margin: 0;
      accent-color: var(--_accent);
      cursor: inherit;
    }

    .type input:focus-visible {
      outline: none;
    }

    .type:has(input:focus-visible) {
      outline: 2px solid var(--_accent-text);
      outline-offset: 2px;
    }

    .type:has(input:checked) {
      border-color: var(--_accent-text);
      background: var(--_accent-soft);
    }

    .type:has(input:checked) .quiet {
      color: var(--_text);
    }

    .title {
      grid-column: 2 / -1;
    }

    .fold,
    .bar-line {
      display: none;
    }

    @container (width < 50.6em) and (width >= 32em) {
      fieldset {
        grid-template-columns: repeat(auto-fill, minmax(10.6em, 1fr));
      }

      .details {
        gap: 12px;
      }
    }

    @container (width < 32em) {
      .fold {
        display: inline-flex;
      }

      :host(:not([open])) {
        gap: 8px;
      }

      :host(:not([open])) :is(.details, .headline) {
        display: none;
      }

      :host(:not([open])) .bar-line {
        display: block;
      }

      :host(:not([open])) .all-coaches {
        margin-block: -8px -4px;
      }

      :host(:not([open])) .coach {
        --_avatar: 40px;
      }
    }

    @media (hover: hover) {
      .type:hover {
        border-color: var(--_control-border);
      }
    }

    @media (forced-colors: active) {
      .type:has(input:checked) {
        border-color: Highlight;
      }
    }
  `,
];
