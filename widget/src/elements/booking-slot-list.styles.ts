import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';

/** Styles the times of a day: even columns that a narrow card fills and a wide card stacks. */
export const styles = [
  base,
  controls,
  css`
    :host {
      display: block;
    }

    .heading {
      margin-block-end: 12px;
    }

    h3::first-letter {
      text-transform: uppercase;
    }

    booking-no-times:not(:last-child) {
      margin-block-end: 16px;
    }

    .times {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(5.6em, 1fr));
      gap: 8px;
    }

    .period {
      margin-block: 12px 4px;
    }

    .period:first-child {
      margin-block-start: 0;
    }

    .time {
      min-block-size: max(var(--_control), 40px);
      padding: 4px;
      font-weight: 400;
      font-variant-numeric: tabular-nums;
    }

    .time[aria-pressed] {
      border-color: var(--_accent);
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
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

    @media (hover: hover) {
      .time:not([aria-pressed]):hover {
        border-color: var(--_accent-text);
        background: var(--_accent-soft);
      }
    }

    @media (forced-colors: active) {
      .time[aria-pressed] {
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }
    }
  `,
];
