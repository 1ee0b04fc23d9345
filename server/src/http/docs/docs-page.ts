import type { OpenApiDocument } from '../openapi/document.ts';
import { guide } from './guide.ts';
import { type Markup, markup, prose } from './markup.ts';
import { operationSection, type Placed } from './operation-section.ts';
import { problemList } from './problem-list.ts';
import { schemaSections } from './schema-sections.ts';

/** Writes an OpenAPI document as one page of HTML that needs its style sheet and nothing else. */
export function docsPage(document: OpenApiDocument): string {
  const groups = document.tags
    .map((tag) => ({
      ...tag,
      operations: placed(document).filter((each) => each.operation.tags.includes(tag.name)),
    }))
    .filter(({ operations }) => operations.length > 0);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${document.info.title} API</title>
<link rel="stylesheet" href="docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<nav aria-label="Contents">
<p class="brand">${document.info.title} <span>${document.info.version}</span></p>
<a href="#guide">How it works</a>
${groups.map(contents)}
<a href="#problems">Problem codes</a>
<a href="#schemas">Schemas</a>
<a href="openapi.json">openapi.json</a>
</nav>
<main id="content">
<h1>The API</h1>
<p class="lead">${document.info.description}</p>
${guide}
${groups.map(section)}
${problemList()}
${schemaSections(document.components.schemas)}
</main>
</div>
</body>
</html>
`.html;
}

type Group = { name: string; description: string; operations: Placed[] };

function placed({ paths }: OpenApiDocument): Placed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function contents({ name, operations }: Group): Markup {
  return markup`<section><h2><a href="#tag-${name}">${name}</a></h2><ul>${operations.map(
    ({ method, operation }) =>
      markup`<li><a href="#${operation.operationId}"><b class="method ${method}">${method}</b> ${operation.summary}</a></li>`,
  )}</ul></section>`;
}

function section({ name, description, operations }: Group): Markup {
  return markup`<section class="group" aria-labelledby="tag-${name}">
<h2 id="tag-${name}">${name}</h2>
<p>${prose(description)}</p>
${operations.map(operationSection)}
</section>`;
}
