/** Says what to give where a field is left out; of what is given wrongly the check that refuses it speaks. */
export function missing(wanted: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? wanted : undefined) };
}
