/** Prints the figures of one proof as they come, and counts those that miss their mark. */
export class Report {
  #missed: string[] = [];
  #write: (line: string) => void;
  #short: boolean;

  /** Takes where to print, and whether this is the short form, which tells times and does not judge by them. */
  constructor(write: (line: string) => void, short: boolean) {
    this.#write = write;
    this.#short = short;
  }

  /** Names the figures that missed their mark, in order. */
  get missed(): readonly string[] {
    return this.#missed;
  }

  /** Holds a figure that must be one number and no other. */
  exactly(name: string, value: number, wanted: number): void {
    this.#figure(name, amount(value), `must be ${amount(wanted)}`, value === wanted);
  }

  /** Holds a figure that must not be more. */
  atMost(name: string, value: number, most: number, unit = ''): void {
    this.#figure(name, amount(value, unit), `at most ${amount(most, unit)}`, value <= most);
  }

  /**
   * Holds a time, or a ratio of times, that must not be more. The short form only tells it: that one runs beside
   * whatever else the machine does, where a time that was missed says nothing about the server.
   */
  inTime(name: string, value: number, most: number, unit = 'ms'): void {
    if (this.#short)
      this.tell(name, `${amount(value, unit).padEnd(VALUE_WIDTH)} wanted: at most ${amount(most, unit)}`);
    else this.atMost(name, value, most, unit);
  }

  /** Holds a figure that must not be less. */
  atLeast(name: string, value: number, least: number, unit = ''): void {
    this.#figure(name, amount(value, unit), `at least ${amount(least, unit)}`, value >= least);
  }

  /** Tells a figure that nothing hangs on, for example one that says more about the machine than about the server. */
  tell(name: string, value: number | string, unit = ''): void {
    const text = typeof value === 'string' ? value : amount(value, unit);
    this.#write(`  --   ${name.padEnd(WIDTH)} ${text}`);
  }

  #figure(name: string, value: string, wanted: string, isHeld: boolean): void {
    if (!isHeld) this.#missed.push(name);
    this.#write(`  ${isHeld ? 'ok  ' : 'MISS'} ${name.padEnd(WIDTH)} ${value.padEnd(VALUE_WIDTH)} ${wanted}`);
  }
}

const WIDTH = 58;
const VALUE_WIDTH = 12;

function amount(value: number, unit = ''): string {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0;
  const text = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}
