import type { Deps } from '../commands/deps.ts';

/** Fills an empty database with the demo coaches; true when it did. */
export async function seedDemo(deps: Deps): Promise<boolean> {
  throw new Error(`Not yet ${typeof deps}`);
}
