import nextCoreWebVitals from 'eslint-config-next/core-web-vitals';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SOURCES = ['**/*.{ts,tsx,mjs}'];
const TYPED = ['**/*.{ts,tsx}'];
// Files whose default export a framework or a tool asks for.
const DEFAULT_EXPORTS = [
  'app/**/{page,layout,template,loading,error,not-found,global-error,default,icon,manifest,robots,sitemap}.tsx',
  'app/**/{manifest,robots,sitemap}.ts',
  '*.config.{ts,mjs}',
  'tests/**/*.config.ts',
  'tests/support/start-database.ts',
];
const NODE_GLOBALS = Object.fromEntries(
  [
    ...['Buffer', 'TextDecoder', 'URL', 'clearInterval', 'console'],
    ...['fetch', 'performance', 'process', 'setInterval', 'setTimeout'],
  ].map((name) => [name, 'readonly']),
);
const WHOLE_PAGES = ['app/**/{page,layout,template,default}.tsx'];

/** The folders of lib, lowest first. Values are imported from the same layer or a lower one. */
const LAYERS = [
  ['values'],
  ['text'],
  ['env', 'gateways', 'operations', 'auth', 'certificates', 'signers', 'ledger', 'people', 'units', 'staff', 'sheets'],
  ['accounts'],
  ['contributions'],
  ['transfers'],
  ['filings'],
  ['remittances', 'receipts', 'withdrawals', 'reviews', 'maintenance', 'approvals', 'corrections'],
  ['papers', 'exports'],
  ['jobs'],
  ['commands'],
];

const DRIVERS = ['^drizzle-orm(/|$)', '^postgres$'];

/** Forbids imports that match. Types may be imported all the same where `types` says so: they are gone when it runs. */
function forbidden(regex, message, { types = false } = {}) {
  return { regex, message, allowTypeImports: types };
}

const BY_ALIAS = "Import from another folder by '@/', so that the layers can be seen.";

function importRules(files, patterns) {
  const [folder] = files;
  const climbing = /^(lib|components)/.test(folder) ? '^\\.\\./' : '^(\\.\\./)+(app|db|lib|components|tests)/';
  const rule = ['error', { patterns: [forbidden(climbing, BY_ALIAS), ...patterns] }];
  return { files, rules: { '@typescript-eslint/no-restricted-imports': rule } };
}

/** lib: down only. What stands lowest knows nothing of ours; texts may know the types of what they put into words. */
const libImports = LAYERS.flatMap((folders, level) => {
  const lowest = folders.includes('values');
  const reachable = LAYERS.slice(0, level + 1)
    .flat()
    .join('|');
  const patterns = [
    forbidden(`^@/lib/(?!(${reachable})(/|$))`, 'lib imports down only (the layers stand in eslint.config.mjs).', {
      types: !lowest,
    }),
    forbidden('^@/(app|components)/', 'lib knows nothing of the screens.'),
  ];
  if (!folders.includes('commands')) {
    patterns.push(forbidden('^@/(db/demo|tests)/', 'Only a command loads the demo or runs a measure.'));
  }
  if (lowest || folders.includes('text')) {
    for (const regex of [...DRIVERS, '^@/db/']) {
      patterns.push(forbidden(regex, 'Values and texts know no database.', { types: !lowest }));
    }
  }
  return importRules(
    folders.flatMap((folder) => [`lib/${folder}/**`, `lib/${folder}.ts`]),
    patterns,
  );
});

const zones = [
  ...libImports,
  importRules(['db/**'], [forbidden('^@/(?!db/(?!demo/)|lib/values/)', 'db imports lib/values only.')]),
  importRules(
    ['db/client.ts'],
    [forbidden('^@/(?!db/(?!demo/)|lib/values/|lib/env$)', 'db/client.ts imports lib/values and lib/env only.')],
  ),
  // The demo does its months by the operations themselves: it stands above lib.
  importRules(['db/demo/**'], [forbidden('^@/(app|components|tests)/', 'The demo knows nothing of the screens.')]),
  importRules(
    ['components/**'],
    [forbidden('^@/(?!components/|lib/values/|lib/text/)', 'components import lib/values and lib/text only.')],
  ),
  importRules(
    ['app/**', 'proxy.ts', 'instrumentation.ts'],
    [...DRIVERS, '^@/db/'].map((regex) =>
      forbidden(regex, 'No SQL under app: ask a read or an operation of lib.', { types: true }),
    ),
  ),
  importRules(['tests/**', '*.config.ts'], []),
];

const BANS = {
  environment: {
    selector:
      "MemberExpression[object.name='process'][property.name='env'], VariableDeclarator[init.name='process'] > ObjectPattern, ImportDeclaration[source.value=/^(node:)?process$/]",
    message: 'Only lib/env.ts reads process.env.',
  },
  now: {
    selector:
      "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], MemberExpression[object.name='Date'][property.name='now']",
    message: 'Only lib/gateways/clock.ts knows what time it is; take the clock or the day as an argument.',
  },
  floats: {
    selector:
      "CallExpression[callee.name='parseFloat'], MemberExpression[property.name='parseFloat'], MemberExpression[property.name='toFixed']",
    message: 'Amounts are whole fen: read and write them with lib/values.',
  },
  doors: {
    selector: "ExpressionStatement[directive='use server']",
    message: "Only app/**/action.ts is a door ('use server').",
  },
  arrows: {
    selector:
      ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression.init',
    message: 'Write a function declaration at top level.',
  },
  defaultExports: { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  barrels: {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'Import from the file that defines it; no barrels.',
  },
  wholePages: {
    selector: "ExpressionStatement[directive='use client']",
    message: "'use client' stands in a leaf (form, grid, dialog), never on a whole page.",
  },
};

/** All bans but those that the file is the place of. */
function bans(files, exempt) {
  const rest = Object.entries(BANS).filter(([name]) => !exempt.includes(name));
  return { files, rules: { 'no-restricted-syntax': ['error', ...rest.map(([, ban]) => ban)] } };
}

// React's rules where React is; what next's configuration brings along besides is not needed elsewhere.
const screens = nextCoreWebVitals
  .filter((config) => config.rules)
  .map(({ plugins, rules, settings }) => ({
    files: ['{app,components}/**/*.{ts,tsx}'],
    plugins,
    rules,
    settings: settings ?? {},
  }));
const accessibility = screens[0].plugins['jsx-a11y'].flatConfigs.recommended.rules;

export default tseslint.config(
  globalIgnores(['.next', '.data', 'next-env.d.ts', 'tests/.results', 'tests/support/workbooks', 'public']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: SOURCES,
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'max-params': ['error', 3],
      'max-lines': ['error', 300],
    },
  },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // An empty text is often what || means to replace.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      // Texts are spread by code points on purpose; a branded bigint may be negated.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A fifth of the time, to learn what pinned versions may drop some day.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  screens,
  {
    files: ['{app,components}/**/*.tsx'],
    rules: {
      ...accessibility,
      // A dialog that opens has to take the focus, and a table that scrolls sideways must be reachable by keyboard.
      'jsx-a11y/no-autofocus': 'off',
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { tags: [], roles: ['region', 'tabpanel'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      'max-params': 'off',
      // expect.any() is an any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['{lib,db}/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }] },
  },
  { files: ['{app,components}/**'], rules: { 'max-lines-per-function': ['error', 80] } },
  { files: ['{app,components,lib,db}/**'], ignores: ['lib/commands/**'], rules: { 'no-console': 'error' } },
  zones,
  bans(SOURCES, ['wholePages']),
  bans(['**/*.mjs'], ['wholePages', 'environment']),
  // The compiler does not read them.
  { files: ['**/*.mjs'], languageOptions: { globals: NODE_GLOBALS }, rules: { 'no-undef': 'error' } },
  bans(DEFAULT_EXPORTS, ['wholePages', 'defaultExports']),
  bans(WHOLE_PAGES, ['defaultExports']),
  // Next replaces NEXT_RUNTIME when it builds: nobody could read it for the other runtime.
  bans(['lib/env.ts', 'instrumentation.ts'], ['wholePages', 'environment']),
  bans(['lib/gateways/clock.ts', 'tests/support/hall.ts'], ['wholePages', 'now']),
  // Milliseconds and ratios, not money.
  bans(['tests/bench/**'], ['wholePages', 'floats']),
  bans(['lib/values/**'], ['wholePages', 'floats']),
  bans(['app/**/action.ts'], ['wholePages', 'doors']),
);
