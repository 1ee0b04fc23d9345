// Holds the arrows of ARCHITECTURE.md over the whole graph, and that it has no cycle.

const test = '\\.test\\.ts$|/test/|/bench/|/prove/';

/**
 * Forbids the files below one path to import files below another; tests and benches may.
 * @param {string} name
 * @param {string} from
 * @param {string} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const never = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that cannot be followed cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-alone',
      severity: 'error',
      from: { path: '^sdk/src/contract/', pathNot: test },
      to: { pathNot: '^sdk/src/contract/|^node_modules/zod/' },
    },
    never('sdk-below-all', '^sdk/', '^(widget|server|demo)/'),
    never('widget-knows-sdk', '^widget/', '^(server|demo)/'),
    never('server-knows-contract', '^server/', '^(widget|demo)/|^sdk/src/(?!contract/)'),
    never('demo-over-http', '^demo/src/', '^server/'),
    never(
      'elements-without-controllers',
      '^widget/src/elements/',
      '^widget/src/(controllers/|session-booking\\.ts)|^sdk/src/(?!contract/)',
    ),
    never(
      'controllers-beside-elements',
      '^widget/src/controllers/',
      '^widget/src/(elements/|session-booking\\.ts)',
    ),
    never(
      'state-and-calendar-below',
      '^widget/src/(state|calendar)/',
      '^widget/src/(elements|controllers)/|^widget/src/session-booking\\.ts|^sdk/src/(?!contract/)',
    ),
    never('domain-below-store', '^server/src/domain/', '^server/src/(?!domain/)'),
    {
      name: 'domain-without-io',
      severity: 'error',
      from: { path: '^server/src/domain/', pathNot: test },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: '^sdk/src/contract/',
      },
    },
    never('store-below-commands', '^server/src/store/', '^server/src/(http|realtime|jobs|commands|log)/'),
    never('commands-below-http', '^server/src/(commands|log)/', '^server/src/(http|realtime|jobs)/'),
    never('sockets-without-routes', '^server/src/(realtime|jobs)/', '^server/src/http/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['session-booking-source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
