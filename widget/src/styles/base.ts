import { css } from 'lit';

/** Sets what every element of the widget starts from: box model, focus ring, text that only screen readers get. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    font: inherit;
  }

  ul {
    list-style: none;
  }

  h2,
  h3 {
    font-size: var(--_large);
    font-weight: 600;
    line-height: 1.3;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .tabular {
    font-variant-numeric: tabular-nums;
  }

  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
  }

  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  svg {
    display: block;
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .skeleton {
    border-radius: var(--_radius);
    background: var(--_border);
    opacity: 0.6;
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.3;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
