import { expect, test } from 'vitest';
import { withoutHydration } from './without-hydration.ts';

const PAGE = `<head><!--th594o--><!----><title>Wonen</title>
	<style>.q{margin:0}</style>
	<link href="/_app/theme.css" rel="stylesheet" disabled media="(max-width: 0)">
	<link rel="stylesheet" href="/_app/media.css"></head>
<body><!--[--><!--[-1--><!--]--><textarea>&lt;!--[--> is wat ik typte</textarea><!--[!--><p>Dag</p><!--]--></body>`;

test('a page that never hydrates loses the marks for it, and nothing that anybody sees', () => {
	expect(withoutHydration(PAGE)).toBe(`<head><title>Wonen</title>
	<style>.q{margin:0}</style>
	<link rel="stylesheet" href="/_app/media.css"></head>
<body><textarea>&lt;!--[--> is wat ik typte</textarea><p>Dag</p></body>`);
});

test('a page that hydrates is left as it is', () => {
	const hydrated = `${PAGE}<script>__sveltekit_1a2b3c = {};</script>`;
	expect(withoutHydration(hydrated)).toBe(hydrated);
});
