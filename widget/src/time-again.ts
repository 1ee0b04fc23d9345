/** Finds the time at the start of a path where it is drawn anew: free as a button, else with its status. */
export function timeAgain(path: readonly HTMLElement[]): HTMLElement | undefined {
  const time = path.map(timeOf).find(Boolean);
  const list = path.find(({ localName }) => localName === 'booking-slot-list')?.shadowRoot;
  return [...(list?.querySelectorAll<HTMLElement>('.time, booking-slot-status') ?? [])].find(
    (each) => timeOf(each) === time,
  );
}

function timeOf(element: HTMLElement & { time?: string }): string | false {
  return element.time ?? (element.matches('.time') && element.textContent.trim());
}
