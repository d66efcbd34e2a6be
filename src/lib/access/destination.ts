/**
 * Where somebody goes on after they sign in: a path of our own, so that a link sends nobody elsewhere.
 * @param asked a path, as it stands in the address of the sign-in page
 * @param origin of this app
 * @returns `asked`, or `/` when a browser would read it as another site's address
 */
export function destination(asked: string | null, origin: string): string {
	// Browsers read `\\` as `/`, and leave out tabs and line ends: "/<tab>/elsewhere" is "//elsewhere".
	if (!asked?.startsWith('/') || /[\\\p{Cc}]/u.test(asked)) return '/';
	return URL.parse(asked, origin)?.origin === origin ? asked : '/';
}
