import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const THEME = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css';
const declaration = /^\s*(--[\w-]+):\s*([^;]+);/gm;
const reference = /var\(\s*(--[\w-]+)/g;

/**
 * Names of the design tokens that `css` uses, and those that these tokens are made of in turn.
 * @param theme every token with its value
 */
export function usedTokens(css: string, theme: Map<string, string>): string[] {
	const used = new Set<string>();
	const visit = (text: string) => {
		for (const [, name = ''] of text.matchAll(reference)) {
			const value = theme.get(name);
			if (value === undefined || used.has(name)) continue;
			used.add(name);
			visit(value);
		}
	};
	visit(css);
	return [...used].sort();
}

/**
 * Vite plugin: puts behind each stylesheet that says `@design-tokens;` only the NL Design System tokens that it
 * uses (by itself or by what it imports from `@utrecht`). The whole theme is 200 kB, a page needs 2.
 */
export function designTokens(): Plugin {
	const require = createRequire(import.meta.url);
	const theme = new Map<string, string>();
	return {
		name: 'design-tokens',
		enforce: 'pre',
		buildStart() {
			for (const [, name = '', value = ''] of readFileSync(require.resolve(THEME), 'utf8').matchAll(
				declaration
			)) {
				theme.set(name, value.trim());
			}
		},
		transform(code, id) {
			if (!id.endsWith('.css') || !code.includes('@design-tokens;')) return;
			const imported = [...code.matchAll(/@import '(@utrecht\/[^']+)'/g)].map(([, file = '']) =>
				readFileSync(require.resolve(file), 'utf8')
			);
			const tokens = usedTokens([code, ...imported].join('\n'), theme);
			const rules = tokens.map((name) => `${name}: ${theme.get(name)};`).join('\n');
			return code.replace('@design-tokens;', `:root {\n${rules}\n}`);
		}
	};
}
