import { css } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';

/** Styles what there is to know of the coach: open in a wide card, behind one button in a narrow one. */
export const styles = [
  base,
  controls,
  css`
    :host {
      display: block;
    }

    .facts {
      display: grid;
      gap: 8px;
      min-inline-size: 0;
    }

    ul {
      display: grid;
      gap: 6px;
    }

    li {
      display: flex;
      gap: 8px;
      font-size: var(--_small);
    }

    li svg {
      margin-block-start: 0.1em;
      color: var(--_accent-text);
    }

    /* As high as two facts and a folded text. */
    .loading {
      align-content: space-between;
      block-size: 10em;
    }

    .line {
      block-size: 1em;
      inline-size: 90%;
    }

    .line:nth-child(2) {
      inline-size: 70%;
      margin-block-end: 8px;
    }

    .bio {
      overflow: hidden;
      color: var(--_quiet);
      font-size: var(--_small);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .bio.folded {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      line-clamp: 3;
    }

    .quiet-button {
      justify-self: start;
      margin-inline-start: -8px;
      font-size: var(--_small);
      font-weight: 400;
    }

    .more {
      margin-block: -12px -10px;
    }

    .about {
      display: none;
    }

    .about svg {
      transition: transform var(--_feedback);
    }

    .about[aria-expanded='true'] svg {
      transform: rotate(180deg);
    }

    @container (width < 32em) {
      :host([brief]) {
        display: none;
      }

      .about {
        display: inline-flex;
        margin-block: -8px;
      }

      .facts {
        margin-block-start: 12px;
      }

      .loading {
        block-size: calc(var(--_control) - 16px);
        margin-block: 0;
      }

      .line:not(:first-child) {
        display: none;
      }

      .about[aria-expanded='false'] + .facts {
        display: none;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .about svg {
        transition: none;
      }
    }
  `,
];
