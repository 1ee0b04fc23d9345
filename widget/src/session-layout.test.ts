import { expect } from '@open-wc/testing';
import { deepElements } from './test/accessible.ts';
import { ines } from './test/fixtures.ts';
import { reachForm, timesShown } from './test/journey.ts';
import { mount, unmountAll } from './test/mount.ts';
import { findByRole, until } from './test/queries.ts';

const TWICE = '--session-booking-font-size: 30px';

describe('the layout of <session-booking>', () => {
  afterEach(unmountAll);

  it('lets the times use the height of a taller column beside them', async () => {
    const { widget } = mount({ width: 1280, attributes: { 'coach-id': ines.id, variant: 'enhanced' } });
    await timesShown(widget);
    await until(() => allOf(widget, 'booking-coach-card').length > 0);
    expect(boxOf(widget, 'booking-slot-list').bottom).to.be.at.least(boxOf(widget, '.who').bottom);
  });

  it('lines up the headings of month and times', async () => {
    const { widget } = mount({ width: 1280 });
    await timesShown(widget);
    const [month, day] = await Promise.all(
      [/2026$/, /December$/].map((name) => findByRole(widget, 'heading', name)),
    );
    expect(centreOf(day)).to.be.closeTo(centreOf(month), 1);
  });

  it('takes one column for text of twice the size, however wide the page', async () => {
    const { widget } = mount({ width: 1280 });
    widget.style.cssText = TWICE;
    await timesShown(widget);
    expect(boxOf(widget, '.when').top).to.be.at.least(boxOf(widget, '.who').bottom);
  });

  it('fits text of twice the size on a phone', async () => {
    const { widget, page } = mount({ width: 328 });
    widget.style.cssText = TWICE;
    await timesShown(widget);
    for (const name of allOf(widget, 'th')) expect(name.scrollWidth).to.be.at.most(name.clientWidth);
    await reachForm(widget);
    expect(page.scrollWidth).to.be.at.most(328);
  });

  it('takes nothing of what a page says of all its elements', async () => {
    const { widget, page } = mount();
    const style = document.createElement('style');
    style.textContent =
      '* { text-transform: uppercase; text-align: center; word-break: break-all; letter-spacing: 0.1em }';
    page.prepend(style);
    await timesShown(widget);
    const { textTransform, textAlign, wordBreak, letterSpacing } = getComputedStyle(
      await findByRole(widget, 'heading', ines.name),
    );
    expect([textTransform, textAlign, wordBreak, letterSpacing]).to.deep.equal([
      'none',
      'start',
      'normal',
      'normal',
    ]);
  });

  it('breaks no line within the chosen times', async () => {
    const { widget } = mount({ width: 800 });
    await reachForm(widget);
    await until(() => allOf(widget, 'strong').length > 0);
    const [chosen] = allOf(widget, 'strong');
    const texts = [...(chosen?.childNodes ?? [])].filter((node) => node instanceof Text);
    const [day, end] = [texts[0], texts.at(-1)];
    if (!day || !end) throw new Error('No time is chosen.');
    const times = document.createRange();
    times.setStart(day, day.data.lastIndexOf(' ') + 1);
    times.setEnd(end, end.length);
    expect(times.toString()).to.match(/^\d\d:\d\d\u00a0– \d\d:\d\d$/);
    expect(times.getBoundingClientRect().height).to.be.below(chosen?.getBoundingClientRect().height ?? 0);
    expect(new Set([...times.getClientRects()].map(({ top }) => top)).size).to.equal(1);
  });
});

function allOf(widget: Element, selector: string): Element[] {
  return [...deepElements(widget.shadowRoot ?? widget)].filter((element) => element.matches(selector));
}

function boxOf(widget: Element, selector: string): DOMRect {
  const [element] = allOf(widget, selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element.getBoundingClientRect();
}

function centreOf(element: Element | undefined): number {
  const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
  return (top + bottom) / 2;
}
