import type { Rolldown } from 'vite';

type Node = Record<string, unknown> & { type: string; start: number; end: number };
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
        collect(this.parse(code) as unknown as Node, code, edits);
        edits.sort((one, other) => other.start - one.start);
        let compact = code;
        for (const { start, end, text } of edits)
          compact = compact.slice(0, start) + text + compact.slice(end);
        return { code: compact, map: null };
      },
    },
  };
}

function collect(node: Node, code: string, edits: Edit[]): void {
  if (node.type === 'TaggedTemplateExpression') {
    const tag = node['tag'] as Node;
    const compact = COMPACT[typeof tag['name'] === 'string' ? tag['name'] : ''];
    const quasi = node['quasi'] as Node;
    for (const { start, end } of compact ? (quasi['quasis'] as Node[]) : []) {
      edits.push({ start, end, text: compact?.(code.slice(start, end)) ?? '' });
    }
  }
  for (const child of Object.values(node).flat()) if (isNode(child)) collect(child, code, edits);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** HTML reads a run of blank space as one space, and so does this. */
function compactHtml(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function compactCss(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}
