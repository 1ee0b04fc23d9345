import { svg } from 'lit';
import { icon } from './icon.ts';

/** Holds the icons of how free times are, and of who the coach is. */
export const detailIcons = {
  speech: icon(svg`<path
    d="M4.75 3.75h10.5a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H9.5l-3.75 3v-3h-1a1.5 1.5 0 0 1-1.5-1.5v-7a1.5 1.5 0 0 1 1.5-1.5ZM6.75 7.5h6.5M6.75 10.5h4" />`),
  hourglass: icon(svg`<path
    d="M5.5 3h9M5.5 17h9M6.5 3v2.75c0 2 3.5 2.75 3.5 4.25s-3.5 2.25-3.5 4.25V17M13.5 3v2.75c0 2-3.5 2.75-3.5 4.25s3.5 2.25 3.5 4.25V17" />`),
  open: icon(svg`<path d="m5.5 8 4.5 4.5L14.5 8" />`),
} as const;
