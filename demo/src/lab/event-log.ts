import { stage } from '../stage.ts';

const EVENTS = [
  'availability-loaded',
  'slot-selected',
  'slot-held',
  'booking-submitted',
  'session-booked',
  'booking-failed',
  'session-started',
  'session-completed',
  'session-cancelled',
  'session-rescheduled',
  'connection-changed',
];

const MOST_ENTRIES = 100;

/** Writes every event of the widget into a list, the newest first, each with its detail to unfold. */
export function logEvents(list: HTMLElement): void {
  for (const name of EVENTS) {
    stage().addEventListener(name, (event) => {
      list.prepend(entry(name, event instanceof CustomEvent ? event.detail : undefined));
      while (list.childElementCount > MOST_ENTRIES) list.lastElementChild?.remove();
    });
  }
}

function entry(name: string, detail: unknown): HTMLElement {
  const item = document.createElement('li');
  const unfold = document.createElement('details');
  const summary = document.createElement('summary');
  const time = document.createElement('time');
  const text = document.createElement('pre');
  time.textContent = new Date().toLocaleTimeString('en', { hourCycle: 'h23' });
  text.textContent = JSON.stringify(detail, readable, 2);
  summary.append(name, time);
  unfold.append(summary, text);
  item.append(unfold);
  return item;
}

// JSON leaves out what an error says.
function readable(_key: string, value: unknown): unknown {
  return value instanceof Error
    ? { name: value.name, message: value.message, ...Object.fromEntries(Object.entries(value)) }
    : value;
}
