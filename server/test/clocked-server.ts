// A demo server of its own process whose clocks another process sets, by messages: for journeys in a browser.
import process from 'node:process';
import { startTestServer } from './test-server.ts';

const server = await startTestServer({
  env: { DEMO: '1', LOG_LEVEL: 'warn' },
  ...(process.env['FILES_DIR'] && { filesDir: process.env['FILES_DIR'] }),
});
let tokenShiftMs = 0;

process.on('message', (instant: unknown) => {
  if (typeof instant !== 'string') throw new TypeError('Send the instant that the clocks show from now on.');
  server.clock.set(instant);
  const shiftMs = Date.parse(instant) - Date.now();
  server.shiftTokenClock(shiftMs - tokenShiftMs);
  tokenShiftMs = shiftMs;
  process.send?.('set');
});
process.once('disconnect', () => {
  void server.stop().then(() => process.exit());
});
process.send?.(server.url);
