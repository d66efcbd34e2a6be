import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * What of a resident's page is made at build time, in bytes as they are sent with brotli. A page may weigh 25,000 in
 * all (tests/support/page-weight.ts weighs the whole); these are the shares of its scripts and its style.
 */
export const SHARES = { script: 10_000, style: 4_000 } as const;
export type Share = keyof typeof SHARES;

/** A script of a resident's page is made of these alone: whatever a member of the team uses stays out. */
const OWN_MODULES = /\/src\/lib\/(guide|answering)\//;
const RESIDENT_SCRIPT = /\/src\/lib\/answering\/ui\/(enhance|offline-worker)\.ts$/;
const RESIDENT_PAGE = /\/src\/routes\/v\//;

export const brotli = (text: string | Uint8Array): number =>
	brotliCompressSync(typeof text === 'string' ? Buffer.from(text) : text).length;

/** The sentence for a share that is passed, or nothing. */
export function tooHeavy(share: Share, files: ReadonlyMap<string, number>): string | undefined {
	const all = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
	if (all <= SHARES[share]) return undefined;
	const each = [...files].map(([name, bytes]) => `${name} ${bytes}`).join(', ');
	return `a resident's page may hold ${SHARES[share]} bytes of ${share}, and has ${all}: ${each}`;
}

/** Modules that do not belong in a resident's script. */
export function strangers(moduleIds: readonly string[]): string[] {
	return moduleIds.filter((id) => !id.startsWith('\0') && !OWN_MODULES.test(id));
}

/** Vite plugin for workers: fails the build when the scripts of a resident's page pass their share. */
export function residentScripts(): Plugin {
	const scripts = new Map<string, number>();
	return {
		name: 'resident-scripts',
		generateBundle(_, bundle) {
			for (const file of Object.values(bundle)) {
				if (file.type !== 'chunk' || !RESIDENT_SCRIPT.test(file.facadeModuleId ?? '')) continue;
				const foreign = strangers(file.moduleIds);
				if (foreign.length > 0)
					this.error(`${file.name} of a resident's page imports ${foreign.join(', ')}`);
				scripts.set(file.name, brotli(file.code));
			}
			const heavy = tooHeavy('script', scripts);
			if (heavy) this.error(heavy);
		}
	};
}

/** Vite plugin: fails the build when the style of a resident's page passes its share, or brings a font. */
export function residentStyle(): Plugin {
	return {
		name: 'resident-style',
		apply: 'build',
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				const styles = new Map<string, number>();
				for (const file of Object.values(bundle)) {
					if (file.type !== 'chunk' || !file.moduleIds.some((id) => RESIDENT_PAGE.test(id)))
						continue;
					for (const name of file.viteMetadata?.importedCss ?? []) {
						const style = bundle[name];
						if (style?.type !== 'asset') continue;
						if (style.source.toString().includes('@font-face'))
							this.error(`${name} brings a font to a resident's page`);
						styles.set(name, brotli(style.source));
					}
				}
				const heavy = tooHeavy('style', styles);
				if (heavy) this.error(heavy);
			}
		}
	};
}
