/** Lists the looks a page can ask for. */
export const themes = ['auto', 'light', 'dark'] as const;

/** Names a look: the page's, or one of the two. */
export type Theme = (typeof themes)[number];
