import { type BookingSettings, createAccess } from './access.ts';
import { attempt } from './attempt.ts';
import { checkInput } from './check-input.ts';
import { checkSettings } from './check-settings.ts';
import { type CallOptions, exchange, requestOf } from './request.ts';
import { type Grant, grant } from './contract/identity.ts';
import { fitting, readAnswer } from './read-answer.ts';
import type { RequestBody } from './route-types.ts';

/** Gets a token of any role from a demo server; on any other the route does not exist. */
export async function createDemoToken(
  settings: Pick<BookingSettings, 'apiUrl' | 'fetch' | 'timeoutMs'>,
  body: RequestBody<'createDemoToken'>,
  options?: Pick<CallOptions, 'signal'>,
): Promise<Grant> {
  checkSettings(settings);
  checkInput('POST /api/auth/demo', { body });
  const access = createAccess({ ...settings, storage: 'memory' });
  const line = {
    ...access,
    send: (request: Parameters<typeof attempt>[1]) => attempt(access.fetch, request, access.timeoutMs),
  };
  const request = requestOf(line, 'POST /api/auth/demo', { body }, options);
  return readAnswer(await exchange(line, request), request, fitting(grant));
}
