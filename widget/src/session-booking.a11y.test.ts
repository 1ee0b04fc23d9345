import { expect } from '@open-wc/testing';
import { deepElements, nameOf } from './test/accessible.ts';
import { FakeClient } from './test/fake-client.ts';
import { ines, slotAt } from './test/fixtures.ts';
import { fillIn, press, reachForm, timesShown } from './test/journey.ts';
import { mount, unmountAll } from './test/mount.ts';
import { lostLine, refusal } from './test/problems.ts';
import { allByRole, findByRole, focused, until } from './test/queries.ts';
import type { SessionBooking } from './session-booking.ts';

const looks = [
  { colorScheme: 'light', lang: 'en' },
  { colorScheme: 'dark', lang: 'en' },
  { colorScheme: 'light', lang: 'ar', dir: 'rtl' },
  { colorScheme: 'dark', lang: 'ar', dir: 'rtl' },
] as const;

/** Brings a widget into a state; English and Arabic alike, so found by what has no words. */
const states: Record<string, (client: FakeClient) => { attributes?: Record<string, string>; go?: Go }> = {
  loading: (client) => {
    client.hold('coach');
    return { go: () => until(() => client.callsOf('coach').length > 0) };
  },
  coaches: () => ({ attributes: {}, go: (widget) => until(() => drawn(widget, 'booking-coach-list')) }),
  times: () => ({ go: (widget) => until(() => drawn(widget, 'booking-slot-list')) }),
  'times with their status': (client) => {
    for (const [time, status] of unfree) client.statuses.set(`2026-12-01T${time}:00Z`, status);
    return {
      attributes: enhanced,
      go: (widget) => until(() => allByTag(widget, 'booking-slot-status').length === 5),
    };
  },
  'a day without times, and why': () => ({
    attributes: enhanced,
    go: async (widget) => {
      const day = () => inner(widget, 'booking-calendar', '[data-date="2026-12-05"]:not([aria-disabled])');
      await until(day);
      click(day());
      await until(() => inner(widget, 'booking-slot-list', 'booking-no-times'));
    },
  }),
  form: () => ({ go: toForm }),
  'wrong form': () => ({
    go: async (widget) => {
      await toForm(widget);
      click(inner(widget, 'booking-form', '[type="submit"]'));
      await until(() => inner(widget, 'booking-form', '[aria-invalid]'));
    },
  }),
  taken: (client) => {
    client.failNext('book', refusal('slot_taken', { alternatives: [slotAt('2026-12-07T09:00:00Z')] }));
    return { attributes: filled, go: send };
  },
  'failed booking': (client) => {
    client.failNext('book', lostLine());
    return { attributes: filled, go: send };
  },
  booked: () => ({
    attributes: filled,
    go: async (widget) => {
      await send(widget);
      await until(() => drawn(widget, 'booking-confirmation'));
    },
  }),
  'failed load': (client) => {
    client.failNext('coach', refusal('rate_limited', {}, 30_000));
    return { go: (widget) => until(() => drawn(widget, 'booking-notice')) };
  },
  'time zones': () => ({
    go: async (widget) => {
      await until(() => zoneButton(widget));
      click(zoneButton(widget));
      const search = await until(() => zonePicker(widget)?.shadowRoot?.querySelector('input') ?? undefined);
      search.value = 'au';
      search.dispatchEvent(new InputEvent('input'));
      await until(() => (zonePicker(widget)?.shadowRoot?.querySelectorAll('li').length ?? 99) < 50);
    },
  }),
};

type Go = (widget: SessionBooking) => Promise<unknown>;
const enhanced = { 'coach-id': ines.id, variant: 'enhanced' };
const unfree = [
  ['08:30', 'held'],
  ['09:00', 'booked'],
  ['13:00', 'blocked'],
  ['14:00', 'too_soon'],
  ['16:30', 'held_by_you'],
] as const;
const filled = { 'coach-id': ines.id, 'client-name': 'Ada', 'client-email': 'ada@example.com' };

const fits = ['basic', 'enhanced'].flatMap((variant) =>
  [320, 375, 479, 480, 700, 760, 1100].map((width) => [variant, width] as const),
);

describe('<session-booking> for everybody', function everybody() {
  // Axe reads every element many times, on machines that may be busy.
  this.timeout(30_000);
  afterEach(unmountAll);

  for (const [state, prepare] of Object.entries(states)) {
    for (const look of looks) {
      it(`has nothing for axe to find: ${state}, ${look.colorScheme}, ${look.lang}`, async () => {
        const client = new FakeClient();
        const { attributes, go } = prepare(client);
        const { widget, page } = mount({ client, ...look, ...(attributes && { attributes }) });
        await go?.(widget);
        await settled(widget);
        await expect(page).to.be.accessible();
      });
    }
  }

  it('goes by the name its page gives it, so that two on one page can be told apart', async () => {
    const { widget, page } = mount({ attributes: { 'coach-id': ines.id, 'aria-label': 'Book as Maya' } });
    const other = document.createElement('session-booking');
    other.client = new FakeClient();
    page.append(other);
    await timesShown(widget);
    await until(() => drawn(other, 'booking-coach-list'));
    await settled(other);
    await findByRole(widget, 'region', 'Book as Maya');
    await findByRole(other, 'region', 'Book a session');
    await expect(page).to.be.accessible();
  });

  it('can be booked with by keyboard alone', async () => {
    const { widget, client } = mount();
    await timesShown(widget);
    await reachForm(widget);
    const box = await findByRole(widget, 'textbox', 'Email');
    box.focus();
    (box as HTMLInputElement).form?.requestSubmit();
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book')).to.have.length(1);
  });

  it('moves the focus to where the visitor goes, and back', async () => {
    const { widget } = mount();
    await reachForm(widget);
    await press(widget, 'Back');
    await until(() => nameOf(focused() as Element) === '09:30');
    focused()?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await until(() => nameOf(focused() as Element) === 'Your details');
  });

  it('leaves the focus alone when it loads', async () => {
    const { widget, page } = mount();
    const elsewhere = document.createElement('button');
    page.prepend(elsewhere);
    elsewhere.focus();
    await timesShown(widget);
    expect(focused()).to.equal(elsewhere);
  });

  it('says in one polite region what a screen reader would not notice', async () => {
    const { widget } = mount();
    const said = () => widget.shadowRoot?.querySelector('[aria-live]')?.textContent;
    await timesShown(widget);
    expect(said()).to.equal('');
    (await findByRole(widget, 'button', /^Friday, 4 December/)).click();
    await until(() => said() === 'Friday, 4 December 2026, 6 times available');
    await press(widget, 'Next month');
    await until(() => said() === 'January 2027: 126 times available');
    expect(allByRole(widget, 'status')).to.deep.equal([]);
  });

  for (const [variant, width] of fits) {
    it(`fits into ${width} pixels without scrolling sideways, with targets large enough: ${variant}`, async () => {
      const { widget, page } = mount({ width, attributes: { 'coach-id': ines.id, variant } });
      await timesShown(widget);
      if (variant === 'enhanced') await until(() => drawn(widget, 'booking-coach-card'));
      expect(page.scrollWidth, 'times').to.be.at.most(width);
      expectTargets(widget);
      await reachForm(widget);
      await fillIn(widget, 'Notes', 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3));
      expect(page.scrollWidth, 'form').to.be.at.most(width);
      expectTargets(widget);
    });
  }

  it('keeps its height from loading to the form in a wide card', async () => {
    const client = new FakeClient();
    const release = client.hold('coach');
    const { widget } = mount({ client });
    await until(() => drawn(widget, 'booking-calendar'));
    const { height } = widget.getBoundingClientRect();
    release();
    await timesShown(widget);
    expect(widget.getBoundingClientRect().height).to.be.closeTo(height, 4);
    await reachForm(widget);
    expect(widget.getBoundingClientRect().height).to.be.closeTo(height, 40);
  });
});

function expectTargets(widget: SessionBooking): void {
  for (const button of [...allByRole(widget, 'button'), ...allByRole(widget, 'textbox')]) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height), nameOf(button)).to.be.at.least(24);
  }
}

async function toForm(widget: SessionBooking): Promise<void> {
  await until(() => inner(widget, 'booking-slot-list', 'button.time'));
  click(inner(widget, 'booking-slot-list', 'button.time'));
  await until(() => inner(widget, 'booking-form', 'input'));
}

async function send(widget: SessionBooking): Promise<void> {
  await toForm(widget);
  click(inner(widget, 'booking-form', '[type="submit"]'));
  await until(() => drawn(widget, 'booking-notice') ?? drawn(widget, 'booking-confirmation'));
}

/** Ends what fades in or turns, since axe would read half of a colour. */
async function settled(widget: SessionBooking): Promise<void> {
  await widget.updateComplete;
  for (const element of deepElements(widget.shadowRoot as ShadowRoot)) {
    for (const animation of element.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel();
      else animation.finish();
    }
  }
}

function allByTag(widget: SessionBooking, tag: string): Element[] {
  return [...deepElements(widget.shadowRoot as ShadowRoot)].filter((element) => element.localName === tag);
}

function drawn(widget: SessionBooking, tag: string): Element | undefined {
  return widget.shadowRoot?.querySelector(tag) ?? undefined;
}

function inner(widget: SessionBooking, tag: string, selector: string): HTMLElement | null | undefined {
  return drawn(widget, tag)?.shadowRoot?.querySelector<HTMLElement>(selector);
}

function zoneButton(widget: SessionBooking): HTMLElement | null | undefined {
  return inner(widget, 'booking-summary', 'booking-zone')?.shadowRoot?.querySelector<HTMLElement>('button');
}

function zonePicker(widget: SessionBooking): Element | null | undefined {
  return inner(widget, 'booking-summary', 'booking-zone')?.shadowRoot?.querySelector('booking-zone-picker');
}

function click(element: HTMLElement | null | undefined): void {
  if (!element) throw new Error('There is nothing to press.');
  element.click();
}
