import { acknowledgedStays } from './acknowledged-stays.ts';
import { accessible, noScriptFromData } from './browser-suites.ts';
import { embeddedStays } from './embedded-stays.ts';
import { hotSlot } from './hot-slot.ts';
import { limitsHold } from './limits-hold.ts';
import { liveEqualsTrue } from './live-equals-true.ts';
import { noDoubleBooking } from './no-double-booking.ts';
import { nodesAreOne } from './nodes-are-one.ts';
import { oneKeyOneEffect } from './one-key-one-effect.ts';
import { partition } from './partition.ts';
import type { Proof } from './proof.ts';
import { socketsRefuse } from './sockets-refuse.ts';
import { badInput, nobodyElse, time, tokens } from './test-suites.ts';

/** Lists the promises, in the order they are shown. */
export const proofs: readonly Proof[] = [
  noDoubleBooking,
  hotSlot,
  acknowledgedStays,
  embeddedStays,
  oneKeyOneEffect,
  liveEqualsTrue,
  nodesAreOne,
  partition,
  socketsRefuse,
  nobodyElse,
  tokens,
  badInput,
  noScriptFromData,
  time,
  limitsHold,
  accessible,
];
