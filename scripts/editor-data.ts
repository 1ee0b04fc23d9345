import { sessionStatus } from '../sdk/src/contract/session.ts';
import { themes } from '../widget/src/themes.ts';
import { variants } from '../widget/src/variants.ts';

interface Named {
  name: string;
  description?: string;
  default?: string;
}

interface Typed extends Named {
  type?: { text: string };
}

interface Inherited {
  inheritedFrom?: { name: string; module: string };
}

interface Member extends Typed, Inherited {
  kind: 'field' | 'method';
  privacy?: 'public' | 'protected' | 'private';
  static?: boolean;
  attribute?: string;
}

/** Is what the analyzer says of the element's class; what it inherits is among it. */
export interface ElementClass extends Named {
  kind: string;
  tagName?: string;
  customElement?: boolean;
  attributes?: (Typed & Inherited & { fieldName?: string })[];
  members?: Member[];
  events?: Typed[];
  cssParts?: Named[];
  cssProperties?: Named[];
}

/** Is a Custom Elements Manifest, as far as it is read here. */
export interface Manifest {
  modules: { path: string; declarations?: ElementClass[] }[];
}

/** Names what is written about: the package, its version and where its element's files are. */
export interface PackageFacts {
  name: string;
  version: string;
}

const TAG = 'session-booking';

/** Finds what the analyzer says of the one public element, without its inside. */
export function publicElement({ modules }: Manifest): ElementClass {
  const found = modules.flatMap(({ declarations = [] }) => declarations).find((each) => each.tagName === TAG);
  if (!found) throw new Error(`The analyzer found no class with @tag ${TAG}.`);
  const { kind, name, description, attributes, members, events, cssParts, cssProperties } = found;
  return {
    ...{ kind, name, description, tagName: TAG, customElement: true },
    attributes: attributes?.map(withoutOrigin),
    members: members?.filter(isPublicField).map(withoutOrigin),
    ...{ events, cssParts, cssProperties },
  };
}

/** Writes the manifest of what the package has, by the files that are in it: `custom-elements.json`. */
export function elementsManifest(element: ElementClass) {
  const declaration = { name: element.name, module: 'dist/index.js' };
  const exported = { kind: 'js', name: element.name, declaration };
  const defined = { kind: 'custom-element-definition', name: TAG, declaration };
  return {
    schemaVersion: '1.0.0',
    modules: [
      { kind: 'javascript-module', path: 'dist/index.js', declarations: [element], exports: [exported] },
      { kind: 'javascript-module', path: 'dist/define.js', exports: [exported, defined] },
    ],
  };
}

/** Writes what Visual Studio Code offers in HTML: `vscode.html-custom-data.json`. */
export function htmlCustomData({ description, attributes = [] }: ElementClass) {
  const tag = {
    name: TAG,
    description,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      values: valuesOf(attribute).map((name) => ({ name })),
    })),
  };
  return { version: 1.1, tags: [tag] };
}

/** Writes what the editors of JetBrains offer in HTML, CSS and scripts: `web-types.json`. */
export function webTypes(element: ElementClass, { name, version }: PackageFacts) {
  const {
    description,
    attributes = [],
    members = [],
    events = [],
    cssParts = [],
    cssProperties = [],
  } = element;
  const html = {
    name: TAG,
    description,
    attributes: attributes.map((attribute) => ({
      ...described(attribute),
      value: {
        kind: 'plain',
        type:
          valuesOf(attribute)
            .map((value) => `'${value}'`)
            .join(' | ') || 'string',
      },
    })),
    js: {
      properties: members.map((member) => ({ ...described(member), type: member.type?.text ?? 'unknown' })),
      events: events.map(described),
    },
  };
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    ...{ name, version, 'description-markup': 'markdown', 'js-types-syntax': 'typescript' },
    contributions: {
      html: { elements: [html] },
      css: {
        properties: cssProperties.map(described),
        'pseudo-elements': cssParts.map((part) => ({ ...described(part), name: `part(${part.name})` })),
      },
    },
  };
}

const words: Record<string, readonly string[]> = {
  variant: variants,
  theme: themes,
  'session-status': sessionStatus.options,
};

/** Lists the words an attribute takes; none where it takes any text. */
function valuesOf({ name, type }: Typed): readonly string[] {
  return words[name] ?? (type?.text.startsWith('boolean') ? ['true', 'false'] : []);
}

function described({ name, description, default: value }: Named) {
  return { name, description, ...(value !== undefined && { default: value }) };
}

function isPublicField({ kind, privacy, static: isStatic, name }: Member): boolean {
  return kind === 'field' && privacy === 'public' && !isStatic && !name.startsWith('#');
}

/** Takes out which class of the sources a member comes from: the sources are not in the package. */
function withoutOrigin<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'inheritedFrom')) as Part;
}
