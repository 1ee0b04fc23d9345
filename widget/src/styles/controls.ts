import { css } from 'lit';

/** Styles buttons and links that look like buttons: `button` with `primary`, `quiet-button` or neither beside it. */
export const controls = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }

  .button,
  .quiet-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_control);
    padding: 4px 16px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .quiet-button {
    padding-inline: 8px;
    border: 0;
    color: var(--_accent-text);
  }

  .button[aria-disabled],
  .quiet-button[aria-disabled] {
    cursor: default;
    opacity: 0.75;
  }

  @media (hover: hover) {
    .button:hover,
    .quiet-button:hover {
      background: var(--_raised);
    }

    .button.primary:not([aria-disabled]):hover {
      background: var(--_accent);
      opacity: 0.9;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .quiet-button {
      transition:
        opacity var(--_feedback),
        transform var(--_feedback);
    }

    .button:active,
    .quiet-button:active {
      transform: translateY(1px);
    }
  }

  @media (forced-colors: active) {
    .button.primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }

  /* Arrows point the way the text runs. */
  .turns:dir(rtl) {
    transform: scaleX(-1);
  }
`;
