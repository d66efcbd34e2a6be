import type { Plugin, Rollup } from 'vite';

/** Where the build says which of its files the interview pages need. */
export const APP_FILES = 'gesprek-bestanden.json';

/** What starts every page, and the interview pages themselves. */
const START = /^entry\/(start|app)$/;
const OWN_PAGES = /\/src\/routes\/(gesprek\/.*|\+layout|\+error)\.(svelte|ts)$/;

type Bundle = Record<string, Rollup.OutputChunk | Rollup.OutputAsset>;

/** The files that the interview pages load, with all that those load; pages of others stay out. */
export function filesOfInterviews(bundle: Bundle): string[] {
	const found = new Set<string>();
	const visit = (name: string, whole: boolean) => {
		const file = bundle[name];
		if (file?.type !== 'chunk' || found.has(name)) return;
		found.add(name);
		for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
		for (const asset of file.viteMetadata?.importedAssets ?? []) found.add(asset);
		for (const next of file.imports) visit(next, whole);
		if (whole) for (const next of file.dynamicImports) visit(next, whole);
	};
	const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
	for (const { fileName, moduleIds } of chunks)
		if (moduleIds.some((id) => OWN_PAGES.test(id))) visit(fileName, true);
	// What starts the app can load every page: those stay out.
	for (const { fileName, name } of chunks) if (START.test(name)) visit(fileName, false);
	return [...found].toSorted();
}

/** Vite plugin: writes the list, which the service worker of the interview pages keeps on the device. */
export function appFiles(): Plugin {
	return {
		name: 'interview-app-files',
		apply: 'build',
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				const files = filesOfInterviews(bundle);
				// Other builds (the server's, a worker's) hold no page of a browser.
				if (!files.some((file) => /entry\/app\./.test(file))) return;
				this.emitFile({ type: 'asset', fileName: APP_FILES, source: JSON.stringify(files) });
			}
		}
	};
}
