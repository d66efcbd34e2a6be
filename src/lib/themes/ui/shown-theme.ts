/** A theme as these screens show it. */
export interface ShownTheme {
	id: string;
	key: string;
	name: string;
	definition: string;
	includes: string;
	excludes: string;
	colour: string;
}
