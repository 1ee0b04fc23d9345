import type { JsonSchema } from '../openapi/schemas.ts';
import { type Markup, markup, prose } from './markup.ts';
import { schemaText } from './schema-text.ts';

/** Writes every schema: objects as a table of their fields, everything else in a line. */
export function schemaSections(schemas: Readonly<Record<string, JsonSchema>>): Markup {
  const names = Object.keys(schemas).sort((a, b) => (a < b ? -1 : 1));
  return markup`<section class="group" aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
<p>${prose('Requests with fields that are not listed are refused by name. Answers may get new fields at any time: ignore what you do not know.')}</p>
${names.map((name) => schemaSection(name, schemas[name] ?? {}))}
</section>`;
}

function schemaSection(name: string, schema: JsonSchema): Markup {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) {
    return markup`<article><h3 id="${name}"><a href="#${name}">${name}</a></h3><p>${schemaText(schema)}</p></article>`;
  }
  const row = ([field, inner]: [string, JsonSchema | boolean]) => {
    const one = typeof inner === 'object' ? inner : {};
    const isOptional = !schema.required?.includes(field);
    return markup`<tr><th scope="row"><code>${field}</code>${isOptional ? markup` <small>optional</small>` : null}</th><td>${schemaText(one)}${
      one.description ? markup`<p>${prose(one.description)}</p>` : null
    }</td></tr>`;
  };
  return markup`<article><h3 id="${name}"><a href="#${name}">${name}</a></h3><table><tbody>${fields.map(row)}</tbody></table></article>`;
}
