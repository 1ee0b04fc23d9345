import type { OpenApiAnswer } from '../openapi/answers.ts';
import type { OpenApiOperation, OpenApiParameter } from '../openapi/operation.ts';
import type { JsonSchema } from '../openapi/schemas.ts';
import { type Markup, markup, prose } from './markup.ts';
import { schemaText } from './schema-text.ts';

/** Places an operation in the document. */
export type Placed = { method: string; path: string; operation: OpenApiOperation };

/** Writes one operation: its address, who may call it, what it takes and what it answers. */
export function operationSection({ method, path, operation }: Placed): Markup {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return markup`<article aria-labelledby="${operationId}">
<h3 id="${operationId}"><a href="#${operationId}">${summary}</a></h3>
<p class="address"><b class="method ${method}">${method}</b> <code>${path}</code></p>
<p>${prose(description)}</p>
${parameterTable(parameters)}
${body ? markup`<p>Body: ${schemaText(body)}${requestBody.required ? '' : ', may be left out'}</p>` : null}
<table><caption>Answers</caption><tbody>${Object.entries(responses).map(answerRow)}</tbody></table>
</article>`;
}

type Named = { name: string; required: boolean; description?: string; schema: JsonSchema };

function parameterTable(parameters: readonly OpenApiParameter[]): Markup | null {
  const named: Named[] = parameters.filter((each) => 'name' in each && each.in === 'query') as Named[];
  if (named.length === 0) return null;
  return markup`<table><caption>Query</caption><tbody>${named.map(
    ({ name, required, description, schema }) =>
      markup`<tr><th scope="row"><code>${name}</code>${required ? null : optional}</th><td>${schemaText(schema)}${
        description ? markup`<p>${prose(description)}</p>` : null
      }</td></tr>`,
  )}</tbody></table>`;
}

const optional = markup` <small>optional</small>`;

function answerRow([status, answer]: [string, OpenApiAnswer]): Markup {
  return markup`<tr><th scope="row">${status}</th><td>${Number(status) >= 400 ? codeLinks(answer) : contentText(answer)}</td></tr>`;
}

function codeLinks({ content }: OpenApiAnswer): Markup {
  const codes = content?.['application/problem+json']?.schema.allOf?.flatMap(codesOf) ?? [];
  return markup`${codes.map((code) => markup`<a href="#${code}"><code>${code}</code></a> `)}`;
}

function codesOf(schema: JsonSchema | boolean): string[] {
  const code = typeof schema === 'object' ? schema.properties?.['code'] : undefined;
  return typeof code === 'object' ? (code.enum ?? []).map(String) : [];
}

function contentText({ content, description }: OpenApiAnswer): Markup {
  const [[type, { schema }] = [null, { schema: {} }]] = Object.entries(content ?? {});
  if (type === null) return markup`${description}`;
  return type === 'application/json' ? schemaText(schema) : markup`<code>${type}</code>`;
}
