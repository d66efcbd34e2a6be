import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { appFiles } from './src/lib/device/app-files.ts';
import { designTokens } from './src/lib/ui/design-tokens.ts';
import { residentScripts, residentStyle } from './src/lib/ui/resident-budget.ts';

/** One for all workers: their weights are added up. */
const scripts = residentScripts();

export default defineConfig({
	plugins: [
		designTokens(),
		residentStyle(),
		appFiles(),
		paraglideVitePlugin({
			project: './src/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['custom-visit', 'cookie', 'baseLocale'],
			cookieName: 'wijkspraak_taal'
		}),
		sveltekit()
	],
	worker: { format: 'es', plugins: () => [scripts] },
	build: { target: 'es2022' }
});
