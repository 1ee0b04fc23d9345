import { css } from 'lit';

/**
 * Holds the design tokens of the card. Public names begin with `--session-booking-` and are read once here; elements
 * use the private `--_` names. Every colour is made in OKLCH from one accent and one neutral, with a dark twin.
 */
export const tokens = css`
  :host {
    --_accent-base: var(--session-booking-accent, oklch(0.47 0.085 190));
    --_neutral: var(--session-booking-neutral, oklch(0.5 0.012 230));

    --_surface: var(
      --session-booking-surface,
      light-dark(oklch(from var(--_neutral) 0.995 calc(c * 0.2) h), oklch(from var(--_neutral) 0.21 c h))
    );
    --_raised: var(
      --session-booking-raised,
      light-dark(oklch(from var(--_neutral) 0.97 calc(c * 0.4) h), oklch(from var(--_neutral) 0.255 c h))
    );
    --_border: light-dark(
      oklch(from var(--_neutral) 0.9 calc(c * 0.6) h),
      oklch(from var(--_neutral) 0.33 c h)
    );
    --_control-border: light-dark(oklch(from var(--_neutral) 0.6 c h), oklch(from var(--_neutral) 0.58 c h));
    --_text: var(
      --session-booking-text,
      light-dark(oklch(from var(--_neutral) 0.24 c h), oklch(from var(--_neutral) 0.95 calc(c * 0.5) h))
    );
    --_quiet: var(
      --session-booking-quiet-text,
      light-dark(oklch(from var(--_neutral) 0.47 c h), oklch(from var(--_neutral) 0.74 c h))
    );
    --_none: light-dark(oklch(from var(--_neutral) 0.55 c h), oklch(from var(--_neutral) 0.65 c h));

    --_accent: light-dark(var(--_accent-base), oklch(from var(--_accent-base) max(l, 0.76) c h));
    --_on-accent: var(
      --session-booking-on-accent,
      light-dark(
        oklch(from var(--_accent-base) clamp(0, (0.57 - l) * 1000, 1) 0 h),
        oklch(from var(--_accent-base) 0.2 calc(c * 0.3) h)
      )
    );
    --_accent-text: light-dark(
      oklch(from var(--_accent-base) min(l, 0.47) c h),
      oklch(from var(--_accent-base) max(l, 0.8) c h)
    );
    --_accent-soft: light-dark(
      oklch(from var(--_accent-base) 0.955 calc(c * 0.22) h),
      oklch(from var(--_accent-base) 0.3 calc(c * 0.45) h)
    );

    --_card-radius: var(--session-booking-radius, 10px);
    --_radius: var(--session-booking-control-radius, 8px);
    --_shadow: var(
      --session-booking-shadow,
      0 1px 2px light-dark(oklch(0 0 0 / 0.06), oklch(0 0 0 / 0.3)),
      0 4px 16px light-dark(oklch(0 0 0 / 0.06), oklch(0 0 0 / 0.3))
    );

    /* A page may set its root size to anything: text never goes below 15 px, and grows with the reader's setting. */
    --_size: var(--session-booking-font-size, max(15px, 0.9375rem));
    --_small: calc(var(--_size) * 13 / 15);
    --_large: calc(var(--_size) * 17 / 15);
    --_title: calc(var(--_size) * 22 / 15);

    --_control: 36px;
    --_day: max(var(--_control), 40px);
    --_feedback: 120ms ease-out;
    --_step: 220ms ease-out;
  }

  @media (pointer: coarse) {
    :host {
      --_control: 44px;
    }
  }
`;
