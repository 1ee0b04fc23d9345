import { css } from 'lit';
import { base } from '../styles/base.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';

/** Styles one session: its state as a badge, then what and when, then whatever belongs beneath. */
export const styles = [
  outcomeTokens,
  base,
  css`
    :host {
      display: grid;
      align-content: start;
      gap: 24px;
    }

    .head {
      display: grid;
      justify-items: start;
      gap: 8px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .moved {
      display: flex;
      gap: 8px;
      font-weight: 600;
    }

    .moved svg {
      color: var(--_success);
    }

    h3 {
      font-size: var(--_title);
    }

    .badge {
      --_tone: var(--_accent-text);

      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 24px;
      padding: 2px 10px 2px 8px;
      padding-inline: 8px 10px;
      border: 1px solid var(--_border);
      border-radius: 999px;
      font-size: var(--_small);
      font-weight: 600;
    }

    .dot {
      inline-size: 8px;
      aspect-ratio: 1;
      border-radius: 50%;
      background: var(--_tone);
    }

    .in_progress,
    .completed {
      --_tone: var(--_success);
    }

    .cancelled {
      --_tone: var(--_danger);
    }

    .moment {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
      font-size: var(--_large);
      font-weight: 600;
    }

    .moment .quiet {
      font-weight: 400;
    }

    .description {
      white-space: pre-line;
    }

    .policy {
      min-block-size: 1.45em;
    }

    .skeleton {
      display: inline-block;
      block-size: 1em;
      inline-size: 14em;
      max-inline-size: 100%;
    }

    .skeleton.badge {
      inline-size: 7em;
      border-color: transparent;
    }

    .skeleton.title {
      block-size: 1.9em;
      inline-size: 16em;
    }

    .skeleton.time {
      block-size: 3em;
    }

    .skeleton.action {
      block-size: var(--_control);
      inline-size: 100%;
      margin-block-start: 16px;
    }

    /* As many beneath each other as there are buttons then; else they stand in one line. */
    @container (width >= 480px) {
      .action + .action {
        display: none;
      }
    }

    @media (prefers-reduced-motion: no-preference) {
      .in_progress .dot {
        animation: glow 2s ease-in-out infinite alternate;
      }
    }

    @keyframes glow {
      to {
        opacity: 0.35;
      }
    }

    @media (forced-colors: active) {
      .dot {
        background: CanvasText;
      }
    }
  `,
];
