import { pageElement } from './page-element.ts';
import { hoursAheadOfUtc, onOtherClock, type Stretch, stretchesIn } from './working-day.ts';

interface CoachDay {
  card: HTMLElement;
  name: string;
  timeZone: string;
  /** Stretches of a working day on the coach's own clock. */
  hours: Stretch[];
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Shows what time it is for each coach, and their working days on the visitor's clock; follows the minutes. */
export function showCoachClocks(): void {
  const coaches = [...document.querySelectorAll<HTMLElement>('[data-coach][data-time-zone]')].map(readCoach);
  const marks = drawChart(coaches, new Date());
  const tick = () => {
    const now = new Date();
    for (const { card, timeZone } of coaches) setText(card, '[data-clock]', timeIn(timeZone, now));
    marks.style.setProperty('--hour', String(hourHere(now)));
    setTimeout(tick, 60_000 - (now.getTime() % 60_000));
  };
  tick();
}

function readCoach(card: HTMLElement): CoachDay {
  const { timeZone = 'UTC', hours = '' } = card.dataset;
  const [name = ''] = (card.querySelector('h3')?.textContent ?? '').split(' ');
  return { card, name, timeZone, hours: stretchesIn(hours) };
}

function drawChart(coaches: CoachDay[], now: Date): HTMLElement {
  const rows = pageElement('day-rows', HTMLElement);
  for (const coach of coaches) rows.append(drawRow(coach, now));
  const mark = make('div', 'day-now');
  rows.append(mark);
  rows.after(drawScale());
  pageElement('day-zone', HTMLElement).textContent = `(${here.replaceAll('_', ' ')})`;
  pageElement('day', HTMLElement).hidden = false;
  return mark;
}

function drawRow({ card, name, timeZone, hours }: CoachDay, now: Date): HTMLElement {
  const row = make('div', 'day-row');
  row.dataset['coach'] = card.dataset['coach'];
  const shift = hoursAheadOfUtc(timeZone, now) - hoursAheadOfUtc(here, now);
  const stretches = hours.flatMap((stretch) => onOtherClock(stretch, shift));
  const track = make('div', 'day-track');
  track.append(...stretches.map(drawStretch));
  track.role = 'img';
  track.ariaLabel = stretches.map(({ from, to }) => `${clock(from)} to ${clock(to)}`).join(' and ');
  row.append(name, track);
  return row;
}

function drawStretch({ from, to }: Stretch): HTMLElement {
  const open = make('div', 'day-open');
  open.style.setProperty('--from', String(from));
  open.style.setProperty('--to', String(to));
  return open;
}

function drawScale(): HTMLElement {
  const scale = make('div', 'day-scale');
  scale.ariaHidden = 'true';
  for (const hour of [0, 6, 12, 18, 24]) {
    const label = make('span', '');
    label.textContent = clock(hour);
    label.style.setProperty('--hour', String(hour));
    scale.append(label);
  }
  return scale;
}

function clock(hour: number): string {
  const minutes = Math.round((hour % 1) * 60);
  return `${String(Math.floor(hour)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function hourHere(now: Date): number {
  return now.getHours() + now.getMinutes() / 60;
}

function timeIn(timeZone: string, at: Date): string {
  return at.toLocaleTimeString('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function setText(parent: HTMLElement, selector: string, text: string): void {
  const target = parent.querySelector(selector);
  if (target) target.textContent = text;
}

function make(tag: 'div' | 'span', className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
