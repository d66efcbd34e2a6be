/** A theme as these screens show it. */
export interface ShownTheme {
	id: string;
	key: string;
	name: string;
	definition: string;
	includes: string;
	excludes: string;
	colour: string;
	/** The theme that this is a subtheme of. */
	parent_id: string | null;
}
