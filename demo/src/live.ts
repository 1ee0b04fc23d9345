import { offerEmbedCode } from './copy-embed.ts';
import { openDrawer } from './lab/drawer.ts';
import { logEvents } from './lab/event-log.ts';
import { drawLinePanels } from './lab/line-panels.ts';
import { attributesFor, choices, chosenCoach, onChoice, readAddress } from './live/choices.ts';
import { Desk } from './live/desk.ts';
import { followLooks, markFresh } from './live/looks.ts';
import { letVisitorIn, signCoachIn } from './live/participant.ts';
import { Seat } from './live/seat.ts';
import { offerPasserBy } from './live/passer-by.ts';
import { followStory } from './live/story.ts';
import { markCut, markTries } from './live/tries.ts';
import { showHappening } from './live/wire.ts';
import { pageElement, part } from './page-element.ts';

const OFFLINE_MS = 10_000;

readAddress();
const coach = chosenCoach();
const [maya, theo, zoe] = [letVisitorIn('Maya'), letVisitorIn('Theo'), letVisitorIn('Zoe')];
const host = signCoachIn(coach.name, coach.id);
const left = new Seat(pageElement('left', HTMLElement), maya);
const right = new Seat(pageElement('right', HTMLElement), theo);
const desk = new Desk(host, coach.id);
const places = [
  { id: 'left', participant: maya, element: left.root },
  { id: 'right', participant: theo, element: right.root },
  { id: 'desk', participant: host, element: desk.root },
];

pageElement('desk-name', HTMLElement).textContent = coach.name;
pageElement('desk-face', HTMLImageElement).src = `/demo/coaches/${coach.slug}.svg`;
part(document, '[name="look"][value="desk"]', HTMLInputElement).labels?.[0]?.childNodes[1]?.replaceWith(
  coach.name,
);

dress();
onChoice(dress);
desk.follow();
followLooks();
followStory([maya, theo, host, zoe], (happening) => {
  showHappening(happening);
  markTries(happening, host);
  for (const { id, participant } of places) if (happening.seen.has(participant)) markFresh(id);
});
markCut(theo);
pageElement('try-cut', HTMLButtonElement).addEventListener('click', () => {
  theo.line.cutFor(OFFLINE_MS);
});
offerPasserBy(zoe, coach.id);
offerEmbedCode({ variant: 'realtime', 'coach-id': coach.id });
pageElement('lab-open', HTMLButtonElement).addEventListener('click', openDrawer);
drawLinePanels(places.map(({ participant }) => participant));
logEvents(
  pageElement('lab-events', HTMLElement),
  places.map(({ participant, element }) => ({ who: participant.name, element })),
);

/** Gives page and widgets what the drawer has chosen. */
function dress(): void {
  const chosen = choices();
  const attributes = attributesFor(chosen, coach.id);
  document.documentElement.dataset['theme'] = chosen.theme;
  left.show({
    ...attributes,
    'aria-label': 'Book as Maya',
    'client-name': 'Maya Lind',
    'client-email': 'maya@example.com',
  });
  right.show({
    ...attributes,
    ...(chosen.zone && { 'time-zone': chosen.zone }),
    'aria-label': 'Book as Theo',
    'client-name': 'Theo Brandt',
    'client-email': 'theo@example.com',
  });
  desk.show(attributes);
}
