import { type Route, type RouteName, routes } from '@session-booking/sdk/contract';
import packageFile from '../../../package.json' with { type: 'json' };
import { fieldNotes } from './field-notes.ts';
import { answerHeaders, requestHeaders } from './headers.ts';
import { type OpenApiOperation, operationOf } from './operation.ts';
import { type JsonSchema, namesIn, readSchemas } from './schemas.ts';

/** Names the methods an operation may have, as OpenAPI writes them. */
export type OpenApiMethod = Lowercase<Route['method']>;

/** Describes the whole API, OpenAPI 3.1. */
export type OpenApiDocument = {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<OpenApiMethod, OpenApiOperation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    headers: typeof answerHeaders;
    parameters: typeof requestHeaders;
    securitySchemes: Record<
      string,
      { type: 'http'; scheme: 'bearer'; bearerFormat: string; description: string }
    >;
  };
};

const tags = [
  { name: 'visit', description: 'What a stranger needs first.' },
  { name: 'auth', description: 'Tokens that this server gives itself.' },
  { name: 'coaches', description: 'Who can be booked, when they work and when they are free.' },
  { name: 'holds', description: 'Short reservations while a form is filled in.' },
  { name: 'sessions', description: 'Bookings, from the first click to the feedback.' },
  { name: 'events', description: 'The audit trail: everything that happened to every calendar.' },
];

/** Prints the route table as an OpenAPI document; routes for demos only are in it where `demo` is set. */
export function openApiDocument({ demo, url }: { demo: boolean; url: string }): OpenApiDocument {
  const all = readSchemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const row: Route = routes[name];
    if (row.when === 'demo' && !demo) continue;
    const place = (paths[row.path] ??= {});
    place[row.method.toLowerCase() as OpenApiMethod] = operationOf(name, row, all);
  }
  const used = namesIn(paths, all.byName);
  const schemas = Object.entries(all.byName).filter(([name]) => used.has(name));
  return {
    openapi: '3.1.0',
    info: {
      title: 'session-booking',
      version: packageFile.version,
      description: 'Books coaching sessions: availability, holds, sessions and what becomes of them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url }],
    tags,
    paths,
    components: {
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, annotated(name, schema)])),
      headers: answerHeaders,
      parameters: requestHeaders,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A visitor token of this server, or a token of the site that embeds the widget.',
        },
      },
    },
  };
}

/** Adds to the fields of a schema what their type cannot say. */
function annotated(name: string, schema: JsonSchema): JsonSchema {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(([field, inner]) => {
    const description = fieldNotes[`${name}.${field}`];
    return [field, description && typeof inner === 'object' ? { ...inner, description } : inner] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
