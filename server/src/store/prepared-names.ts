/** Bounds the statements a connection keeps prepared; more than the program has. */
const MAX_PREPARED = 200;

/**
 * Makes the function that names statements, so that a connection prepares each once: planning a booking costs more
 * than running it. The same text always gets the same name; beyond 200 texts, and for those without values, none.
 */
export function preparedNames(): (text: string, values: readonly unknown[]) => string | undefined {
  const names = new Map<string, string>();
  return (text, values) => {
    if (values.length === 0) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= MAX_PREPARED) return known;
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}
