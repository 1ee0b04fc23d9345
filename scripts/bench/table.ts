import { type Figure, isMet, ratioOf } from './row.ts';

/** What one row came to: its figures, or why there are none. */
export interface Outcome {
  name: string;
  title: string;
  figures: Figure[];
  failure?: string;
}

/** Writes a row as text: a title, then a line a figure with ratio, aim and verdict. */
export function asText({ name, title, figures, failure }: Outcome): string {
  const heading = `\n${title}  (${name})`;
  if (failure !== undefined) return `${heading}\n  not measured: ${failure}`;
  return [heading, ...figures.flatMap(linesOf)].join('\n');
}

/** Writes rows as data, each figure with its ratio and whether it meets its aim. */
export function asData(outcomes: readonly Outcome[]) {
  return outcomes.map(({ figures, ...row }) => ({
    ...row,
    figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) })),
  }));
}

function linesOf(figure: Figure): string[] {
  const { what, value, unit, against, aim, note } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  const bound = aim && ('atMost' in aim ? `≤ ${short(aim.atMost)}` : `≥ ${short(aim.atLeast)}`);
  const verdict = { true: 'met   ', false: 'MISSED', undefined: '      ' }[String(met)] ?? '';
  const words = [
    verdict,
    what.padEnd(46),
    `${short(value)} ${unit}`.padStart(14),
    against ? `${short(against.value)} ${unit}: ${against.what}` : '',
    ratio === undefined ? '' : `ratio ${short(ratio)}`,
    bound ? `aim ${bound}${ratio === undefined ? ` ${unit}` : ''}` : '',
  ];
  const line =
    `  ${words[0]} ${words[1]} ${words[2]}   ${words.slice(3).filter(Boolean).join(' · ')}`.trimEnd();
  return note === undefined ? [line] : [line, `         ${note}`];
}

/** Writes a number with three digits that count. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
