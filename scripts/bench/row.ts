/** One line of the performance table: what was measured, and against what in the same run. */
export interface Figure {
  /** What the value is of, for example `bookings a second`. */
  what: string;
  value: number;
  unit: string;
  /** Measured beside it, in the same run and unit. Without one the aim is for the value itself. */
  against?: { what: string; value: number };
  /** A bound of the ratio `value / against`, or of the value where there is nothing to compare with. */
  aim?: { atMost: number } | { atLeast: number };
  /** Says what the reader should know, for example what a peer came to elsewhere. */
  note?: string;
}

/** A row of the bench: one file in a `bench` folder, which exports it under the name `row`. */
export interface Row {
  title: string;
  /** Measures, and throws one line that says what to do when something it needs is not there. */
  measure: (options: RowOptions) => Promise<Figure[]>;
}

/** Says what was asked for on the command line beside names. */
export interface RowOptions {
  /** Fetches the peers' scripts from the package registry, to measure them here instead of quoting them. */
  peers: boolean;
}

/** Tells the ratio of a figure to what it was measured against; undefined when it stands alone. */
export function ratioOf({ value, against }: Figure): number | undefined {
  return against && value / against.value;
}

/** Tells whether a figure meets its aim; undefined without one. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim, value } = figure;
  if (!aim) return undefined;
  const measured = ratioOf(figure) ?? value;
  return 'atMost' in aim ? measured <= aim.atMost : measured >= aim.atLeast;
}
