import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { parser, plugin } from 'typescript-eslint';

import { arrows } from '../eslint.arrows.ts';
import { root } from './tool.ts';

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser }, plugins: { '@typescript-eslint': plugin } },
    ...arrows,
  ],
});

async function refusals(filePath: string, line: string): Promise<number> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  return result?.messages.length ?? 0;
}

const REFUSED: [file: string, line: string][] = [
  ['sdk/src/contract/coach.ts', "import { z } from 'zod';"],
  ['sdk/src/contract/coach.ts', "import { call } from '../call.ts';"],
  ['sdk/src/client.ts', "import { SessionBooking } from '@session-booking/widget';"],
  ['server/src/domain/decide.ts', "import { readFile } from 'node:fs/promises';"],
  ['server/src/domain/decide.ts', "import type { Db } from '../store/db.ts';"],
  ['server/src/store/coaches.ts', "import { runCommand } from '../commands/run-command.ts';"],
  ['server/src/commands/book.ts', "import { problem } from '../http/problem.ts';"],
  ['server/src/log/tail.ts', "import { hub } from '../realtime/hub.ts';"],
  ['server/src/app.ts', "import { createBookingClient } from '@session-booking/sdk';"],
  ['server/src/app.ts', "import { readVisit } from '@session-booking/sdk/visit';"],
  ['server/src/app.ts', "import { SessionBooking } from '@session-booking/widget';"],
  ['widget/src/state/transition.ts', "import { coach } from '@session-booking/sdk/contract';"],
  ['widget/src/calendar/month-grid.ts', "import { html } from 'lit';"],
  [
    'widget/src/elements/booking-form.ts',
    "import { HoldTimer } from '../controllers/hold-timer-controller.ts';",
  ],
  ['widget/src/elements/booking-form.ts', "import type { BookingClient } from '@session-booking/sdk';"],
  ['widget/src/elements/booking-form.ts', "import { readVisit } from '@session-booking/sdk/visit';"],
  ['widget/src/controllers/live.ts', "import { BookingForm } from '../elements/booking-form.ts';"],
  ['widget/src/session-booking.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';"],
  ['widget/src/session-booking.ts', "import * as z from 'zod/v4';"],
  ['demo/src/main.ts', "import { createApp } from '@session-booking/server';"],
];

const ALLOWED: typeof REFUSED = [
  ['sdk/src/contract/coach.ts', "import * as z from 'zod/mini';"],
  ['sdk/src/client.ts', "import { routes } from './contract/index.ts';"],
  ['server/src/domain/decide.ts', "import type { Session } from '@session-booking/sdk/contract';"],
  ['server/src/domain/decide.ts', "import { policy } from './policy.ts';"],
  ['server/src/http/routes/book.ts', "import { runCommand } from '../../commands/run-command.ts';"],
  ['server/src/commands/book.ts', "import { coaches } from '../store/coaches.ts';"],
  ['widget/src/state/transition.ts', "import type { Coach } from '@session-booking/sdk/contract';"],
  ['widget/src/elements/booking-form.ts', "import { monthGrid } from '../calendar/month-grid.ts';"],
  ['widget/src/controllers/live.ts', "import { createBookingClient } from '@session-booking/sdk';"],
  ['widget/src/session-booking.ts', "import { Live } from './controllers/live.ts';"],
  ['demo/src/main.ts', "import { createBookingClient } from '@session-booking/sdk';"],
];

describe('the arrows between rooms', () => {
  for (const [file, line] of REFUSED) {
    it(`refuses in ${file}: ${line}`, async () => {
      assert.notEqual(await refusals(file, line), 0);
    });
  }
  for (const [file, line] of ALLOWED) {
    it(`allows in ${file}: ${line}`, async () => {
      assert.equal(await refusals(file, line), 0);
    });
  }
});
