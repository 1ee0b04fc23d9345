import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';

/** Styles the form: two columns where there is room, messages beneath their field. */
export const styles = [
  outcomeTokens,
  base,
  controls,
  css`
    :host {
      display: block;
    }

    form,
    .fields {
      display: grid;
      gap: 16px;
    }

    .head {
      display: grid;
      justify-items: start;
    }

    .back {
      margin-inline-start: -8px;
      font-weight: 400;
    }

    .fields {
      align-items: start;
      max-inline-size: 50em;
    }

    .field {
      display: grid;
      grid-template-columns: 1fr auto;
      align-items: baseline;
      gap: 4px 8px;
      min-inline-size: 0;
    }

    label {
      font-weight: 600;
    }

    input,
    textarea,
    .error {
      grid-column: 1 / -1;
    }

    input,
    textarea {
      inline-size: 100%;
      min-block-size: var(--_control);
      padding: 6px 12px;
      border: 1px solid var(--_control-border);
      border-radius: var(--_radius);
      background: var(--_surface);
      color: var(--_text);
      font: inherit;
    }

    /* A phone zooms into fields with smaller text. */
    @media (pointer: coarse) {
      input,
      textarea {
        font-size: max(16px, 1em);
      }
    }

    textarea {
      min-block-size: 5.5em;
      resize: vertical;
    }

    input:focus-visible,
    textarea:focus-visible {
      border-color: var(--_accent-text);
      outline-offset: 0;
    }

    [aria-invalid] {
      border-color: var(--_danger);
    }

    .error {
      display: flex;
      align-items: start;
      gap: 4px;
      color: var(--_danger);
      font-size: var(--_small);
    }

    .submit {
      position: relative;
      justify-self: start;
      min-inline-size: 11em;
    }

    .submit:has(.progress) .label {
      opacity: 0;
    }

    /* Its place is kept while the answer is on its way. */
    .terms {
      min-block-size: 1lh;
      margin-block-start: -4px;
    }

    .progress {
      position: absolute;
      inset: 0;
      margin: auto;
      inline-size: 1.25em;
      block-size: 1.25em;
      border: 2px solid;
      border-block-start-color: transparent;
      border-radius: 50%;
      animation: turn 0.8s linear infinite;
    }

    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .submit:has(.progress) .label {
        opacity: 0.4;
      }

      .progress {
        animation: none;
      }
    }

    @container (width >= 37.3em) {
      .fields {
        grid-template-columns: 1fr 1fr;
      }

      .field.title,
      .field.notes {
        grid-column: 1 / -1;
      }
    }

    @container (width < 32em) {
      .submit {
        inline-size: 100%;
        min-inline-size: 0;
      }
    }
  `,
];
