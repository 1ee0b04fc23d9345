import { svg } from 'lit';
import { icon } from './icon.ts';

/** Holds the icons of what happens while one looks. */
export const liveIcons = {
  hourglass: icon(svg`<path
    d="M5.5 3h9M5.5 17h9M6.5 3v2.6c0 1 .5 1.9 1.4 2.4L10 9.4l2.1-1.4c.9-.5 1.4-1.4 1.4-2.4V3M6.5 17v-2.6c0-1 .5-1.9 1.4-2.4L10 10.6l2.1 1.4c.9.5 1.4 1.4 1.4 2.4V17" />`),
} as const;
