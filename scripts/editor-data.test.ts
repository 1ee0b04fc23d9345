import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
  type ElementClass,
  elementsManifest,
  htmlCustomData,
  publicElement,
  webTypes,
} from './editor-data.ts';

const field = { kind: 'field', privacy: 'public' } as const;
const analyzed = {
  modules: [
    { path: 'src/define.ts' },
    {
      path: 'src/session-booking.ts',
      declarations: [
        { kind: 'class', name: 'BookingForm' },
        {
          kind: 'class',
          name: 'SessionBooking',
          tagName: 'session-booking',
          description: 'Books.',
          attributes: [
            {
              name: 'variant',
              type: { text: 'Variant' },
              description: 'What it does.',
              default: "'basic'",
              inheritedFrom: { name: 'BookingSettings', module: 'src/booking-settings.ts' },
            },
            { name: 'remember', type: { text: 'boolean | undefined' } },
            { name: 'coach-id', type: { text: 'string | null' }, description: 'Whom to book.' },
          ],
          members: [
            { ...field, name: 'coachId', type: { text: 'string | null' } },
            { ...field, name: '#line', privacy: 'private' },
            { ...field, name: 'wish', privacy: 'protected' },
            { ...field, name: 'styles', static: true },
            { kind: 'method', name: 'render', privacy: 'public' },
          ],
          events: [{ name: 'session-booked', description: 'It is booked.' }],
          cssParts: [{ name: 'card', description: 'The card.' }],
          cssProperties: [{ name: '--session-booking-radius', default: '10px' }],
        } satisfies ElementClass,
      ],
    },
  ],
} as Parameters<typeof publicElement>[0];

describe('what editors are told of the element', () => {
  const element = publicElement(analyzed);

  test('names files of the package and nothing of its inside', () => {
    const { modules } = elementsManifest(element);
    assert.deepEqual(
      modules.map(({ path }) => path),
      ['dist/index.js', 'dist/define.js'],
    );
    assert.deepEqual(
      element.members?.map(({ name }) => name),
      ['coachId'],
    );
    assert.doesNotMatch(JSON.stringify(modules), /src\//);
  });

  test('offers the words an attribute takes, in Visual Studio Code', () => {
    const [tag] = htmlCustomData(element).tags;
    const values = tag?.attributes.map(({ name, values }) => [
      name,
      values.map((value) => value.name).join(' '),
    ]);
    assert.deepEqual(values, [
      ['variant', 'basic enhanced realtime'],
      ['remember', 'true false'],
      ['coach-id', ''],
    ]);
  });

  test('offers attributes, properties, events, parts and colours, in the editors of JetBrains', () => {
    const { contributions, version } = webTypes(element, {
      name: '@session-booking/widget',
      version: '1.2.3',
    });
    const [tag] = contributions.html.elements;
    assert.equal(version, '1.2.3');
    assert.deepEqual(tag?.attributes[0], {
      name: 'variant',
      description: 'What it does.',
      default: "'basic'",
      value: { kind: 'plain', type: "'basic' | 'enhanced' | 'realtime'" },
    });
    assert.deepEqual(
      tag.js.properties.map(({ name }) => name),
      ['coachId'],
    );
    assert.deepEqual(
      tag.js.events.map(({ name }) => name),
      ['session-booked'],
    );
    assert.deepEqual(
      contributions.css['pseudo-elements'].map(({ name }) => name),
      ['part(card)'],
    );
    assert.deepEqual(
      contributions.css.properties.map(({ name }) => name),
      ['--session-booking-radius'],
    );
  });

  test('says so when the analyzer lost the element', () => {
    assert.throws(() => publicElement({ modules: [] }), /no class with @tag session-booking/);
  });
});
