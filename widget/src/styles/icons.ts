import { svg } from 'lit';
import { icon } from './icon.ts';

/** Holds the icons of the first view. */
export const icons = {
  previous: icon(svg`<path d="M12 4.5 6.5 10l5.5 5.5" />`, true),
  next: icon(svg`<path d="M8 4.5 13.5 10 8 15.5" />`, true),
  back: icon(svg`<path d="M16 10H4.5M9 5l-5 5 5 5" />`, true),
  clock: icon(svg`<circle cx="10" cy="10" r="6.75" /><path d="M10 6.25V10l2.5 1.75" />`),
  calendar: icon(svg`<rect x="3.25" y="4.5" width="13.5" height="12.25" rx="2.25" /><path
    d="M3.25 8.5h13.5M6.75 2.75v3M13.25 2.75v3" />`),
} as const;
