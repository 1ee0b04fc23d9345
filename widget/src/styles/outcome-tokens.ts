import { css } from 'lit';

/** Holds the colours of what went well, may go wrong, or did; for the elements that come after the first view. */
export const outcomeTokens = css`
  :host {
    --_success: light-dark(oklch(0.47 0.11 155), oklch(0.82 0.13 155));
    --_warning: light-dark(oklch(0.5 0.1 70), oklch(0.84 0.12 80));
    --_warning-soft: light-dark(oklch(0.965 0.03 80), oklch(0.29 0.035 75));
    --_danger: light-dark(oklch(0.5 0.17 27), oklch(0.78 0.12 25));
    --_danger-soft: light-dark(oklch(0.965 0.018 25), oklch(0.29 0.05 25));
  }
`;
