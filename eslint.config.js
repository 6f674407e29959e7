import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import typescript from 'typescript-eslint'

const unused = {
  argsIgnorePattern: '^_',
  varsIgnorePattern: '^_',
  caughtErrors: 'none',
  ignoreRestSiblings: true,
}

export default typescript.config(
  {
    ignores: [
      '**/node_modules/',
      '**/build/',
      '**/dist/',
      '.svelte-kit/',
      'data/',
      'src/lib/paraglide/',
      'packages/soil/kernel/',
      'test-results/',
    ],
  },
  js.configs.recommended,
  ...typescript.configs.recommended,
  ...svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // The type checker knows every name, in components too.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', unused],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      // Pages are plain HTML: addresses are written by localizeHref, not resolved by the client's router.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    // Svelte's own twin of the rule knows that properties are declared with let.
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  // The platform speaks through its log, which leaves out personal data.
  { files: ['src/lib/**'], rules: { 'no-console': 'error' } },
  // A schema without tables is an empty declaration.
  {
    files: ['**/tables.server.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }] },
  },
  // Published coefficients stand as printed, with more digits than a double holds.
  { files: ['packages/soil/**'], rules: { 'no-loss-of-precision': 'off' } },
)
