import { NOW } from './fixtures.ts';

const real = Date.now.bind(Date);
let frozen: number | null = null;

/** Stops the clock for all tests of a file, at the moment the fixtures are made for. */
export function freezeClock(at = NOW): void {
  frozen = at;
  Date.now = () => frozen ?? real();
}

/** Lets time pass at once. */
export function passTime(ms: number): void {
  frozen = (frozen ?? real()) + ms;
}

/** Lets the clock go on as it really is. */
export function releaseClock(): void {
  frozen = null;
  Date.now = real;
}
