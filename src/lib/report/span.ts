/** What somebody could be recognised by. */
export type PersonalKind =
	| 'name'
	| 'phone'
	| 'email'
	| 'account'
	| 'address'
	| 'postcode'
	| 'plate'
	| 'number'
	| 'age'
	| 'situation';

/** How sure we are. A `hint` only asks a person to look; it is never replaced by itself. */
export type Certainty = 'certain' | 'likely' | 'hint';

/** A place in a text, as UTF-16 offsets from `start` up to `end`. */
export interface Span {
	start: number;
	end: number;
	kind: PersonalKind;
	certainty: Certainty;
}
