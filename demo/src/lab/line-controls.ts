import type { Connection } from '@session-booking/sdk';

import type { Line, Shape } from './line.ts';

const SECOND = 1000;
const OFFLINE_MS = 10 * SECOND;

const STATUS: Record<Connection['status'], string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  idle: 'Not connected',
};

/** Shows a line in what it finds of `data-status`, `data-count` and the like, and lets its buttons shape it. */
export function connectLineControls(root: ParentNode, line: Line, connection: Connection): void {
  const show = () => {
    showLine(root, line, connection);
  };
  on(root, '[data-cut]', 'click', () => line.reshape({ isCut: !line.shape.isCut }));
  on(root, '[data-offline]', 'click', () => line.cutFor(OFFLINE_MS));
  on(root, '[data-delay]', 'change', (select) => line.reshape({ delayMs: numberIn(select) }));
  on(root, '[data-drop]', 'change', (select) => line.reshape({ dropEvery: numberIn(select) }));
  line.onChange(show);
  connection.onChange(show);
  show();
}

function showLine(root: ParentNode, line: Line, { status, transport }: Connection): void {
  const { count, revision, shape } = line;
  const isAsking = status === 'live' && transport === 'polling';
  const lamp = root.querySelector<HTMLElement>('[data-lamp]');
  if (lamp) lamp.dataset['lamp'] = status;
  const shapeLamp = root.querySelector<HTMLElement>('[data-shape-lamp]');
  if (shapeLamp) shapeLamp.dataset['lamp'] = shape.isCut ? 'offline' : 'live';
  setText(root, '[data-shape]', wordsFor(shape));
  setText(root, '[data-status]', isAsking ? 'Live, asking every 15 s' : STATUS[status]);
  setText(root, '[data-transport]', transport ?? 'nothing');
  setText(root, '[data-revision]', revision === null ? '–' : String(revision));
  setText(root, '[data-frames]', `${count.in} / ${count.out} / ${count.lost}`);
  setText(root, '[data-count]', revision === null ? '' : `revision ${revision}`);
  const cut = root.querySelector('[data-cut]');
  if (cut) cut.ariaPressed = String(shape.isCut);
}

/** Says what has been done to the line, whatever its ends have noticed of it. */
function wordsFor({ isCut, delayMs, dropEvery }: Shape): string {
  if (isCut) return 'Line cut';
  if (dropEvery > 0) return `Loses one in ${dropEvery}`;
  return delayMs > 0 ? `${delayMs / SECOND} s late` : 'Line open';
}

function on(root: ParentNode, selector: string, type: string, run: (target: HTMLElement) => void): void {
  const target = root.querySelector<HTMLElement>(selector);
  target?.addEventListener(type, () => {
    run(target);
  });
}

function numberIn(select: HTMLElement): number {
  return select instanceof HTMLSelectElement ? Number(select.value) : 0;
}

function setText(root: ParentNode, selector: string, text: string): void {
  const target = root.querySelector(selector);
  if (target && target.textContent !== text) target.textContent = text;
}
