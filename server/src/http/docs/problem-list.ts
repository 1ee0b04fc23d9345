import { type ProblemCode, problems } from '@session-booking/sdk/contract';
import { problemNotes } from '../openapi/problem-notes.ts';
import { type Markup, markup, prose } from './markup.ts';

/** Writes what every problem code means; each has its own place, which `type` of a problem document leads to. */
export function problemList(): Markup {
  return markup`<section class="group" aria-labelledby="problems">
<h2 id="problems">Problem codes</h2>
<p>${prose('Whatever goes wrong is answered as `application/problem+json` (RFC 9457). Decide by `code`; show `detail` to people.')}</p>
<dl class="problems">${(Object.keys(problems) as ProblemCode[]).map(entry)}</dl>
</section>`;
}

function entry(code: ProblemCode): Markup {
  const { status, title } = problems[code];
  return markup`<div id="${code}"><dt><a href="#${code}"><code>${code}</code></a> <span>${status}</span></dt><dd><b>${title}.</b> ${prose(problemNotes[code])}</dd></div>`;
}
