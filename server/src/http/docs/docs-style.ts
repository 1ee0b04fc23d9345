/** Holds the style sheet of the docs page. */
export const docsStyle = `:root {
  color-scheme: light dark;
  --surface: light-dark(oklch(99% 0.003 250), oklch(19% 0.012 250));
  --raised: light-dark(oklch(97% 0.005 250), oklch(23% 0.014 250));
  --border: light-dark(oklch(90% 0.008 250), oklch(32% 0.016 250));
  --text: light-dark(oklch(25% 0.02 250), oklch(93% 0.008 250));
  --quiet: light-dark(oklch(46% 0.02 250), oklch(74% 0.015 250));
  --accent: light-dark(oklch(47% 0.13 255), oklch(78% 0.1 255));
}
* { box-sizing: border-box; }
html { scroll-padding-top: 24px; }
body {
  margin: 0; background: var(--surface); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; font-variant-numeric: tabular-nums;
}
a { color: var(--accent); text-underline-offset: 2px; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code { font: 13px/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.skip { position: absolute; inset-inline-start: -999px; }
.skip:focus { inset-inline-start: 16px; inset-block-start: 16px; background: var(--surface); padding: 8px 12px; }
.page { display: grid; grid-template-columns: minmax(0, 264px) minmax(0, 760px); gap: 48px; max-width: 1120px; margin-inline: auto; padding-inline: 24px; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding-block: 32px; font-size: 13px; }
nav a { display: block; padding-block: 3px; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--text); text-decoration: underline; }
nav section { margin-block: 16px; }
nav h2 { margin: 0; font-size: 13px; font-weight: 600; }
nav h2 a { color: var(--text); }
nav ul { margin: 0; padding: 0; list-style: none; }
.brand { margin: 0 0 16px; font-size: 15px; font-weight: 600; }
.brand span { color: var(--quiet); font-weight: 400; }
main { padding-block: 32px 96px; min-width: 0; }
h1 { margin: 0; font-size: 22px; font-weight: 600; letter-spacing: -0.01em; }
.lead { margin-block: 8px 0; font-size: 17px; color: var(--quiet); max-width: 60ch; }
.group { margin-block-start: 56px; }
.group > h2 { margin: 0; font-size: 22px; font-weight: 600; letter-spacing: -0.01em; }
.group > h2:first-letter { text-transform: uppercase; }
.group > p { color: var(--quiet); margin-block: 4px 24px; }
article { padding: 20px 24px; margin-block-start: 16px; border: 1px solid var(--border); border-radius: 10px; }
article p { margin-block: 8px; max-width: 68ch; }
h3 { margin: 0; font-size: 17px; font-weight: 600; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
.address code { font-size: 13px; }
.method { font: 600 11px/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; color: var(--accent); }
.method.GET { color: var(--quiet); }
.method.DELETE { color: light-dark(oklch(48% 0.16 25), oklch(76% 0.12 25)); }
table { width: 100%; margin-block-start: 16px; border-collapse: collapse; }
caption { text-align: start; padding-block-end: 4px; font-size: 13px; font-weight: 600; color: var(--quiet); }
th, td { padding: 7px 0; border-block-start: 1px solid var(--border); text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
th { width: 34%; padding-inline-end: 16px; }
td p { margin-block: 2px 0; color: var(--quiet); font-size: 13px; }
small { color: var(--quiet); font-size: 13px; }
dl { margin: 0; }
dl > div { padding-block: 14px; border-block-start: 1px solid var(--border); }
dl.guide > div { display: grid; grid-template-columns: 34% 1fr; gap: 16px; }
dt { font-weight: 600; }
dt span { color: var(--quiet); font-weight: 400; }
dd { margin: 0; max-width: 68ch; }
.problems > div:target, article:has(:target) { background: var(--raised); border-color: var(--accent); }
.problems > div { padding-inline: 12px; margin-inline: -12px; border-radius: 8px; }
@media (max-width: 860px) {
  .page { grid-template-columns: minmax(0, 1fr); gap: 0; padding-inline: 16px; }
  nav { position: static; height: auto; padding-block-end: 0; }
  nav section ul { display: none; }
  nav section { margin-block: 0; }
  article { padding: 16px; }
  dl.guide > div { grid-template-columns: 1fr; gap: 4px; }
}
@media (forced-colors: active) { .problems > div:target { outline: 2px solid; } }
`;
