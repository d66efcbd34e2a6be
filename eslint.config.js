import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const SKIPPED = ['skip', 'only', 'todo', 'fixme'];

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', 'src/lib/paraglide/', 'test-results/', 'data/']),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		linterOptions: { noInlineConfig: false, reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['src/service-worker.ts'] },
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			// TypeScript knows what is defined.
			'no-undef': 'off',
			// Playwright and Vitest read the fixtures that a test needs from its first parameter.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			// A number in a sentence is clear enough.
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true }
			],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
			],
			// SvelteKit's loads and a fixture's callbacks are async by contract.
			'@typescript-eslint/require-await': 'off',
			// A text field's value is a string; a file in its place becomes a text that no schema accepts.
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
			// `!` after a look-up that was just filled is a statement that a reader can check.
			'@typescript-eslint/no-non-null-assertion': 'off',
			// A check against data from outside is no less useful for being impossible in the types.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ args: 'after-used', ignoreRestSiblings: true, caughtErrors: 'all' }
			],
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': true, 'ts-ignore': true }
			],
			'no-console': ['error', { allow: ['info', 'warn', 'error'] }]
		}
	},
	{
		files: ['**/*.svelte'],
		// Types in components are svelte-check's: asking twice would take a minute more.
		extends: [ts.configs.disableTypeChecked],
		languageOptions: {
			parserOptions: { parser: ts.parser, svelteConfig, projectService: false }
		},
		rules: {
			// Our links are plain paths: the app always stands at the root of its host.
			'svelte/no-navigation-without-resolve': 'off',
			// Which warnings there are to ignore is svelte-check's to say.
			'svelte/no-unused-svelte-ignore': 'off'
		}
	},
	{
		files: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: {
			// A set that is made, filled and handed on is no state.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['src/**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...SKIPPED.map((name) => ({
					selector: `MemberExpression[object.name=/^(test|it|describe)$/][property.name='${name}']`,
					message: 'A test that does not run is a defect.'
				})),
				{
					selector: "CallExpression[callee.property.name='waitForTimeout']",
					message: 'Wait for what should be there, not for time to pass.'
				}
			]
		}
	},
	{
		files: ['src/lib/db/types.ts'],
		rules: { '@typescript-eslint/no-generated-empty-object-type': 'off' }
	},
	{
		files: ['**/*.js', '**/*.cjs'],
		extends: [ts.configs.disableTypeChecked],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
