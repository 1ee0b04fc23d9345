import { part } from '../page-element.ts';

/** Marks, on a phone, a page that something has reached while another one was looked at. */
export function markFresh(seatId: string): void {
  const seat = document.getElementById(seatId);
  if (!seat || seat.checkVisibility()) return;
  const mark = part(document, `[data-fresh="${seatId}"]`, HTMLElement);
  mark.textContent = ' (news)';
}

/** Takes such a mark away when its page is looked at. */
export function followLooks(): void {
  for (const look of document.querySelectorAll<HTMLInputElement>('[name="look"]')) {
    look.addEventListener('change', () => {
      part(document, `[data-fresh="${look.value}"]`, HTMLElement).textContent = '';
    });
  }
}
