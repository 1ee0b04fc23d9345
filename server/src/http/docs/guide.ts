import { markup, prose } from './markup.ts';

const topics: [string, string][] = [
  [
    'Tokens',
    'Send `Authorization: Bearer …` with every call. A stranger gets a visitor token; a site with accounts signs its own tokens with the shared secret or its key set. Who you are is read from the token only, never from a body.',
  ],
  [
    'Time',
    'Instants are RFC 3339 in UTC, `2026-12-07T09:00:00Z`; dates are `YYYY-MM-DD`; zones are IANA names. Only the server turns wall time into instants. Lengths are minutes, money is in minor units.',
  ],
  [
    'Repeating',
    'Give every POST an `Idempotency-Key`. For 24 hours the same request with the same key has one effect and gets the same answer, byte for byte. A refused request keeps no key, nor does a request for a token: each makes a new one.',
  ],
  [
    'Changing what you have read',
    'Answers about a session carry their version as `ETag`. Send it back as `If-Match`: when somebody was faster you get `version_conflict`, and nothing happens.',
  ],
  [
    'Live updates',
    'Open a WebSocket at `/api/realtime` and send `{ "type": "hello", "token": "…", "protocol": 1 }` first, then `{ "type": "watch", "id": "a", "coachId": "…", "from": "…", "to": "…", "durationMinutes": 60 }`. You get the slots once and after that only what changes; each frame names the revision it follows on. Send the last revision you have when you come back. The SDK does all of this.',
  ],
  [
    'Limits',
    'Bodies have at most 64 KiB. `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` say how many requests are left in this minute; past that, `Retry-After` says when to come back.',
  ],
];

/** Explains what holds for every route. */
export const guide = markup`<section class="group" aria-labelledby="guide">
<h2 id="guide">How it works</h2>
<dl class="guide">${topics.map(([title, text]) => markup`<div><dt>${title}</dt><dd>${prose(text)}</dd></div>`)}</dl>
</section>`;
