import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';

/** Styles the month: seven even columns, days at least 36 px (44 px under a finger) high. */
export const styles = [
  base,
  controls,
  css`
    :host {
      display: block;
    }

    .header {
      display: grid;
      grid-template-columns: 1fr auto auto;
      align-items: center;
      gap: 4px;
      margin-block-end: 8px;
    }

    .name {
      display: block;
      inline-size: 8em;
      block-size: 1.3em;
    }

    h3::first-letter {
      text-transform: uppercase;
    }

    .month-button {
      inline-size: var(--_control);
      padding: 0;
      color: inherit;
    }

    .month-button[aria-disabled] {
      background: none;
      color: var(--_none);
      opacity: 0.5;
    }

    table {
      inline-size: 100%;
      table-layout: fixed;
      border-collapse: collapse;
      text-align: center;
    }

    th {
      block-size: 28px;
      padding: 0;
      color: var(--_quiet);
      font-size: min(var(--_small), 5cqi);
      font-weight: 400;
    }

    td {
      block-size: calc(var(--_day) + 4px);
      padding: 2px;
    }

    .day {
      position: relative;
      display: inline-grid;
      vertical-align: top;
      place-items: center;
      inline-size: 100%;
      max-inline-size: calc(var(--_day) + 16px);
      block-size: var(--_day);
      padding: 0;
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: none;
      color: var(--_none);
      font-size: min(1em, 7cqi);
      font-variant-numeric: tabular-nums;
      cursor: default;
    }

    .skeleton.day {
      background: var(--_border);
    }

    .day[data-free] {
      background: var(--_accent-soft);
      color: var(--_text);
      font-weight: 600;
      cursor: pointer;
    }

    .day[aria-current] {
      border-color: var(--_control-border);
    }

    [aria-selected='true'] > .day {
      border-color: var(--_accent);
      background: var(--_accent);
      color: var(--_on-accent);
    }

    .day[data-few]::after {
      position: absolute;
      inset-block-end: 3px;
      inline-size: 4px;
      block-size: 4px;
      border-radius: 50%;
      background: currentcolor;
      content: '';
    }

    @media (hover: hover) {
      .day[data-free]:hover {
        border-color: var(--_accent);
      }
    }

    @media (forced-colors: active) {
      .day {
        border-color: Canvas;
        color: GrayText;
      }

      .day[data-free] {
        border-color: ButtonBorder;
        color: ButtonText;
      }

      [aria-selected='true'] > .day[data-free] {
        forced-color-adjust: none;
        border-color: Highlight;
        background: Highlight;
        color: HighlightText;
      }
    }
  `,
];
