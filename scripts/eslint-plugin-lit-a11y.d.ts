// The plugin brings no types of its own.
declare module 'eslint-plugin-lit-a11y' {
  import type { Linter } from 'eslint';

  /** Holds the plugin's rules as a block of the flat configuration. */
  export const configs: { recommended: Linter.Config };
}
