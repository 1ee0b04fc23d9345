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

const table: Readonly<Record<Variant, Features>> = {
  basic: {
    availabilityStatus: false,
    connectionStatus: false,
    coachInfo: false,
    optimisticUpdates: false,
    sessionActions: true,
    liveUpdates: false,
    holds: false,
  },
  enhanced: {
    availabilityStatus: true,
    connectionStatus: false,
    coachInfo: true,
    optimisticUpdates: false,
    sessionActions: true,
    liveUpdates: false,
    holds: false,
  },
  realtime: {
    availabilityStatus: true,
    connectionStatus: true,
    coachInfo: true,
    optimisticUpdates: true,
    sessionActions: true,
    liveUpdates: true,
    holds: true,
  },
};

/** Names the features an attribute can switch; undefined leaves the choice to the variant. */
export type FeatureWishes = { readonly [Name in keyof Features]?: boolean | undefined };

/** Puts together what a variant does and what the page's attributes switch on or off. */
export function featuresOf(variant: Variant, wishes: FeatureWishes = {}): Features {
  const given = Object.entries<boolean | undefined>(wishes).filter(([, value]) => value !== undefined);
  return { ...table[variant], ...Object.fromEntries(given) };
}
