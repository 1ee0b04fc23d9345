import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import {
  commonCodes,
  type Route,
  type RouteName,
  problems,
  routes,
  takesKey,
} from '@session-booking/sdk/contract';
import { type OpenApiMethod, openApiDocument } from './document.ts';
import { fieldNotes } from './field-notes.ts';
import type { OpenApiOperation } from './operation.ts';

const document = openApiDocument({ demo: true, url: '/' });
const rows = Object.entries(routes) as [RouteName, Route][];

function operationAt(row: Route): OpenApiOperation {
  const operation = document.paths[row.path]?.[row.method.toLowerCase() as OpenApiMethod];
  assert.ok(operation, `${row.method} ${row.path} is missing`);
  return operation;
}

describe('the OpenAPI document', () => {
  it('is valid by the schema of OpenAPI 3.1, every reference included', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(validator.version, '3.1');
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      assert.ok(document.components.schemas[name], `${name} is referred to and missing`);
  });

  for (const [name, row] of rows) {
    it(`lists every status and code of ${name}`, () => {
      const { responses, operationId } = operationAt(row);
      assert.equal(operationId, name);
      const statuses = new Set([
        row.status,
        ...(row.etag ? [304] : []),
        ...commonCodes(row).map((code) => problems[code].status),
      ]);
      assert.deepEqual(Object.keys(responses).map(Number).sort(), [...statuses].sort());
      for (const code of commonCodes(row)) {
        const listed = JSON.stringify(responses[problems[code].status]?.content);
        assert.ok(listed.includes(`"${code}"`), `${code} is missing`);
      }
    });

    it(`lists every parameter of ${name}`, () => {
      const { parameters, requestBody } = operationAt(row);
      const inPath = parameters.filter((each) => 'in' in each && each.in === 'path').length;
      assert.equal(inPath, row.path.split('{').length - 1);
      assert.equal(Boolean(requestBody), Boolean(row.body));
      const headers = parameters.flatMap((each) => ('$ref' in each ? [each.$ref.split('/').at(-1)] : []));
      assert.equal(headers.includes('Idempotency-Key'), takesKey(row));
      assert.equal(headers.includes('If-Match'), row.ifMatch === true);
    });
  }

  it('leaves the routes of demos out elsewhere', () => {
    const { paths } = openApiDocument({ demo: false, url: '/' });
    assert.ok(document.paths['/api/auth/demo']);
    assert.equal(paths['/api/auth/demo'], undefined);
  });

  it('has no note about a field that does not exist', () => {
    const queries = rows.flatMap(([, row]) => operationAt(row).parameters);
    for (const [key, note] of Object.entries(fieldNotes)) {
      const [schema = '', field = ''] = key.split('.');
      const inSchema = document.components.schemas[schema]?.properties?.[field] !== undefined;
      const inQuery = queries.some((each) => 'name' in each && each.description === note);
      assert.ok(inSchema || inQuery, key);
    }
  });

  it('lets answers grow and requests not', () => {
    assert.equal(document.components.schemas['Session']?.additionalProperties, undefined);
    assert.equal(document.components.schemas['BookBody']?.additionalProperties, false);
  });
});
