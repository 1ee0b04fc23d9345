/** Lists the variants of the widget; everything that differs between them is a flag of `featuresOf`. */
export const variants = ['basic', 'enhanced', 'realtime'] as const;

/** Names a variant of the widget. */
export type Variant = (typeof variants)[number];

/** Says what a widget does beyond booking. */
export interface Features {
  /** Shows for each day and time how free it is, and if not why. */
  readonly availabilityStatus: boolean;
  /** Shows whether the line to the server is live. */
  readonly connectionStatus: boolean;
  /** Shows a card with what there is to know of the coach. */
  readonly coachInfo: boolean;
  /** Shows a booking at once, before the server has said yes. */
  readonly optimisticUpdates: boolean;
  /** Offers what can be done with an existing session. */
  readonly sessionActions: boolean;
  /** Follows changes of the calendar while it is shown. */
  readonly liveUpdates: boolean;
  /** Keeps the chosen time for the visitor while he fills in the form. */
  readonly holds: boolean;
}

const basic: Features = {
  availabilityStatus: false,
  connectionStatus: false,
  coachInfo: false,
  optimisticUpdates: false,
  sessionActions: true,
  liveUpdates: false,
  holds: false,
};
const enhanced: Features = { ...basic, availabilityStatus: true, coachInfo: true };
const realtime: Features = {
  ...enhanced,
  connectionStatus: true,
  optimisticUpdates: true,
  liveUpdates: true,
  holds: true,
};
const table: Readonly<Partial<Record<string, Features>>> = { basic, enhanced, realtime };

/** Names the features an attribute can switch; undefined leaves the choice to the variant. */
export type FeatureWishes = { readonly [Name in keyof Features]?: boolean | undefined };

/**
 * Puts together what a variant does and what the page's attributes switch on or off; a word that is none means `basic`.
 * Where it is shown whether the line is live, there is one.
 */
export function featuresOf(variant: string, wishes: FeatureWishes = {}): Features {
  const given = Object.entries<boolean | undefined>(wishes).filter(([, value]) => value !== undefined);
  const features: Features = { ...(table[variant] ?? basic), ...Object.fromEntries(given) };
  return { ...features, liveUpdates: features.liveUpdates || features.connectionStatus };
}

/** Tells whether slots that cannot be booked are of use too: to be shown, or to be followed. */
export function needsEveryStatus({ availabilityStatus, liveUpdates }: Features): boolean {
  return availabilityStatus || liveUpdates;
}
