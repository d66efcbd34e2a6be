import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { designTokens } from './src/lib/ui/design-tokens.ts';

export default defineConfig({
	plugins: [
		designTokens(),
		paraglideVitePlugin({
			project: './src/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['custom-visit', 'cookie', 'baseLocale'],
			cookieName: 'wijkspraak_taal'
		}),
		sveltekit()
	],
	worker: { format: 'es' },
	build: { target: 'es2022' }
});
