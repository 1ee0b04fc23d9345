import { showCoachClocks } from './coach-clocks.ts';
import { connectCoachChoice } from './coach-choice.ts';
import { offerEmbedCode } from './copy-embed.ts';
import { pageElement } from './page-element.ts';

let labIsThere = false;

offerEmbedCode({});
showCoachClocks();
connectCoachChoice((slug) => {
  // Only a drawer that is there has a field to follow the choice.
  if (labIsThere) void lab().then(({ followCoach }) => followCoach(slug));
});

pageElement('lab-open', HTMLButtonElement).addEventListener(
  'click',
  () => void lab().then(({ openLab }) => openLab()),
);
// A shared address carries settings; without any, the drawer's code waits until somebody opens it.
if (location.search !== '') void lab().then(({ applyAddress }) => applyAddress());

function lab() {
  labIsThere = true;
  return import('./lab/lab.ts');
}
