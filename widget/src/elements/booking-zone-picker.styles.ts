import { css } from 'lit';
import { base } from '../styles/base.ts';

/** Styles the list of time zones: a raised panel over the card. */
export const styles = [
  base,
  css`
    :host {
      display: block;
    }

    .panel {
      overflow: hidden;
      border: 1px solid var(--_control-border);
      border-radius: var(--_radius);
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }

    input {
      inline-size: 100%;
      min-block-size: max(var(--_control), 40px);
      padding: 4px 12px;
      border: 0;
      border-block-end: 1px solid var(--_border);
      background: none;
      color: var(--_text);
      font: inherit;
    }

    input:focus-visible {
      outline-offset: -2px;
      border-start-start-radius: var(--_radius);
      border-start-end-radius: var(--_radius);
    }

    input::placeholder {
      color: var(--_quiet);
      opacity: 1;
    }

    @media (pointer: coarse) {
      input {
        font-size: max(16px, 1em);
      }
    }

    ul {
      max-block-size: 260px;
      overflow-y: auto;
      overscroll-behavior: contain;
      padding: 4px;
    }

    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      min-block-size: max(calc(var(--_control) - 4px), 32px);
      padding: 4px 8px;
      border-radius: 6px;
      cursor: pointer;
    }

    li[data-active] {
      background: var(--_raised);
      box-shadow: inset 0 0 0 1px var(--_control-border);
    }

    li[aria-selected='true'] {
      color: var(--_accent-text);
      font-weight: 600;
    }

    @media (hover: hover) {
      li:hover {
        background: var(--_raised);
      }
    }

    .none {
      padding: 0 12px 12px;
      color: var(--_quiet);
    }

    @media (forced-colors: active) {
      li[data-active] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
];
