import { svg } from 'lit';
import { icon } from './icon.ts';

/** Holds the icons that come after the first view. */
export const laterIcons = {
  globe: icon(svg`<circle cx="10" cy="10" r="6.75" /><path
    d="M3.25 10h13.5M10 3.25c2.2 2 3 4.2 3 6.75s-.8 4.75-3 6.75c-2.2-2-3-4.2-3-6.75s.8-4.75 3-6.75Z" />`),
  done: icon(svg`<circle cx="10" cy="10" r="7.25" /><path d="m6.75 10.25 2.25 2.25 4.25-4.75" />`),
  problem: icon(svg`<circle cx="10" cy="10" r="7.25" /><path d="M10 6.25v4.5M10 13.6v.15" />`),
  offline: icon(svg`<path
    d="M3 3l14 14M6.2 11.4a5.4 5.4 0 0 1 2.6-1.4M12.6 10.6c.5.2.9.5 1.2.8M3.4 8.3a9.6 9.6 0 0 1 2.9-1.9M9 5.4a9.6 9.6 0 0 1 7.6 2.9" /><circle
    cx="10" cy="14.6" r=".6" />`),
  down: icon(svg`<path d="m5.5 8 4.5 4.5L14.5 8" />`),
  person: icon(
    svg`<circle cx="10" cy="7" r="3.25" /><path d="M3.75 16.75c.6-3.2 3.1-5 6.25-5s5.65 1.8 6.25 5" />`,
  ),
} as const;
