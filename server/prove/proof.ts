import type { PostgresCluster } from './postgres-cluster.ts';
import type { Report } from './report.ts';
import type { Random } from './seeded.ts';

/** What a proof is given. */
export type Setting = {
  /** True for the quick form that `npm run check` runs: the same things, fewer of them. */
  readonly short: boolean;
  readonly random: Random;
  readonly report: Report;
  /** A PostgreSQL that belongs to this proof alone, to be killed at will; starts at the first call. */
  readonly postgres: () => Promise<PostgresCluster>;
};

/** A promise, and the program that shows whether it is kept. */
export type Proof = {
  /** As it is called on the command line. */
  readonly name: string;
  /** What is promised, as a sentence. */
  readonly promise: string;
  /** What has to be installed; without it the proof is left out, and that is said. */
  readonly needs: readonly ('PostgreSQL' | 'NATS')[];
  run(setting: Setting): Promise<void>;
};
