// What a script of ours may look like: node_modules/.bin/eslint, by ScriptTests.
import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['**/static/forms/**', '**/static/workbench/**'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'A text stays text.' },
        { property: 'outerHTML', message: 'A text stays text.' },
        { property: 'insertAdjacentHTML', message: 'A text stays text.' }
      ],
      'no-shadow': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'none' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error'
    }
  },
  { files: ['**/build.mjs', '**/*.test.js', '**/processes.mjs'], languageOptions: { globals: globals.node } }
];
