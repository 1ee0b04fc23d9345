const EVENTS = [
  'availability-loaded',
  'slot-selected',
  'slot-held',
  'booking-submitted',
  'session-booked',
  'booking-failed',
  'load-failed',
  'session-started',
  'session-completed',
  'session-cancelled',
  'session-rescheduled',
  'connection-changed',
];

const MOST_ENTRIES = 100;

/** Names where events come from; without a name they are the only widget's of the page. */
export interface EventSource {
  readonly element: HTMLElement;
  readonly who?: string;
}

/** Writes every event of widgets into a list, the newest first, each with its detail to unfold. */
export function logEvents(list: HTMLElement, sources: readonly EventSource[]): void {
  for (const { element, who } of sources) {
    for (const name of EVENTS) {
      element.addEventListener(name, (event) => {
        list.prepend(entry({ name, who, detail: event instanceof CustomEvent ? event.detail : undefined }));
        while (list.childElementCount > MOST_ENTRIES) list.lastElementChild?.remove();
      });
    }
  }
}

interface Logged {
  readonly name: string;
  readonly who: string | undefined;
  readonly detail: unknown;
}

function entry({ name, who, detail }: Logged): HTMLElement {
  const item = document.createElement('li');
  const unfold = document.createElement('details');
  const summary = document.createElement('summary');
  const time = document.createElement('time');
  const text = document.createElement('pre');
  time.textContent = new Date().toLocaleTimeString('en', { hourCycle: 'h23' });
  text.textContent = JSON.stringify(detail, readable, 2);
  if (who !== undefined) summary.append(bold(who));
  summary.append(name, time);
  unfold.append(summary, text);
  item.append(unfold);
  return item;
}

function bold(text: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

// JSON leaves out what an error says.
function readable(_key: string, value: unknown): unknown {
  return value instanceof Error
    ? { name: value.name, message: value.message, ...Object.fromEntries(Object.entries(value)) }
    : value;
}
