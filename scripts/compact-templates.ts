import type { Rolldown } from 'vite';

type Node = { readonly type: string; readonly start: number; readonly end: number };
type Edit = { start: number; end: number; text: string };

const COMPACT: Readonly<Record<string, (text: string) => string>> = {
  css: compactCss,
  html: compactHtml,
  svg: compactHtml,
};

/** Takes the blank space that only people read out of html, svg and css templates; minifiers leave those alone. */
export function compactTemplates(folder: string): Rolldown.Plugin {
  return {
    name: 'compact-templates',
    transform: {
      order: 'post',
      handler(code, id) {
        if (!id.startsWith(folder) || !/\b(css|html|svg)`/.test(code)) return null;
        const edits: Edit[] = [];
        collect(this.parse(code), code, edits);
        edits.sort((one, other) => other.start - one.start);
        let compact = code;
        for (const { start, end, text } of edits)
          compact = compact.slice(0, start) + text + compact.slice(end);
        return { code: compact, map: null };
      },
    },
  };
}

function collect(node: object, code: string, edits: Edit[]): void {
  const compact = COMPACT[tagOf(node)];
  if (compact && 'quasi' in node && isNode(node.quasi)) {
    for (const part of childrenOf(node.quasi).filter(({ type }) => type === 'TemplateElement')) {
      edits.push({ start: part.start, end: part.end, text: compact(code.slice(part.start, part.end)) });
    }
  }
  for (const child of childrenOf(node)) collect(child, code, edits);
}

function childrenOf(node: object): Node[] {
  return Object.values(node).flat().filter(isNode);
}

/** Gets the name of a template's tag; empty for whatever is no tagged template. */
function tagOf(node: object): string {
  if (!('tag' in node) || !isNode(node.tag) || !('name' in node.tag)) return '';
  return String(node.tag.name);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** HTML reads a run of blank space as one space, and so does this; a no-break space is none. */
function compactHtml(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, ' ');
}

function compactCss(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/\( | \)/g, (bracket) => bracket.trim())
    .replace(/ > /g, '>')
    .replace(/='([a-z]+)'\]/g, '=$1]')
    .replace(/(@media|@container) \(/g, '$1(')
    .replace(/\b0\./g, '.');
}
