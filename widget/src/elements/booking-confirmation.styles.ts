import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';

/** Styles the outcome of a booking: what was booked, and that it is not certain yet. */
export const styles = [
  outcomeTokens,
  base,
  controls,
  css`
    :host {
      display: grid;
      gap: 16px;
    }

    .done {
      display: flex;
      align-items: center;
      gap: 12px;
      font-size: var(--_title);
    }

    .done svg {
      color: var(--_success);
    }

    ul {
      display: grid;
      gap: 12px;
      padding: 16px;
      border-radius: var(--_radius);
      background: var(--_raised);
      overflow-wrap: anywhere;
    }

    li {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 12px;
    }

    li > svg {
      color: var(--_accent-text);
    }

    .when {
      font-size: var(--_large);
      font-weight: 600;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    @container (width < 32em) {
      .actions {
        display: grid;
      }
    }

    .ring {
      flex: none;
      inline-size: 1.1em;
      block-size: 1.1em;
      margin: 0.075em;
      border: 2px solid var(--_border);
      border-block-start-color: var(--_accent-text);
      border-radius: 50%;
    }

    /* Said only to who has waited: most answers are there before it would be read. */
    .slow {
      animation: appear 400ms 3s both;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }

    .failed {
      color: var(--_danger);
    }

    @media (prefers-reduced-motion: no-preference) {
      .done svg {
        animation: arrive var(--_step);
      }

      .ring {
        animation: turn 900ms linear infinite;
      }
    }

    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }

    @keyframes arrive {
      from {
        opacity: 0;
        transform: scale(0.6);
      }
    }
  `,
];
