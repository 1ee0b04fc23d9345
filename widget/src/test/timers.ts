/** Counts the timers that are set and have neither rung nor been cleared, until `stop` is called. */
export function watchTimers(): { pending(atLeastMs: number): number; stop(): void } {
  const set = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  const waits = new Map<number, number>();
  window.setTimeout = ((work: () => void, ms = 0) => {
    const id = set(() => {
      waits.delete(id);
      work();
    }, ms);
    waits.set(id, ms);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    waits.delete(Number(id));
    clear(id);
  };
  return {
    pending: (atLeastMs) => [...waits.values()].filter((ms) => ms >= atLeastMs).length,
    stop: () => Object.assign(window, { setTimeout: set, clearTimeout: clear }),
  };
}
