import { showCoachClocks } from './coach-clocks.ts';
import { connectCoachLinks } from './coach-links.ts';
import { offerEmbedCode } from './copy-embed.ts';
import { pageElement } from './page-element.ts';

offerEmbedCode();
showCoachClocks();
connectCoachLinks();

pageElement('lab-open', HTMLButtonElement).addEventListener(
  'click',
  () => void lab().then(({ openLab }) => openLab()),
);
// A shared address carries settings; without any, the drawer's code waits until somebody opens it.
if (location.search !== '') void lab().then(({ applyAddress }) => applyAddress());

function lab() {
  return import('./lab/lab.ts');
}
