import { svg } from 'lit';
import { icon } from './icon.ts';

/** Holds the icons of an existing session. */
export const sessionIcons = {
  star: icon(svg`<path d="m10 3.1 2.1 4.3 4.8.7-3.5 3.4.8 4.7-4.2-2.2-4.2 2.2.8-4.7-3.5-3.4 4.8-.7Z" />`),
  add: icon(svg`<path d="M10 4.5v11M4.5 10h11" />`),
  remove: icon(svg`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />`),
  money: icon(
    svg`<rect x="2.75" y="5" width="14.5" height="10" rx="2" /><circle cx="10" cy="10" r="2.25" />`,
  ),
} as const;
