/** One paper form that was typed twice, as far as it is counted. */
interface Compared {
	fields: number | null;
	differences: number | null;
	response: string | null;
	entry: string | null;
}

/**
 * How well first and second entries agree: the share of fields that are equal, before anything was settled. Only fields
 * that hold something in at least one of the two count, so that empty ones do not flatter it.
 * @returns undefined while no form was typed twice; `share` from 0 to 1
 */
export function agreement(forms: readonly Compared[]) {
	const both = forms.filter(({ response, entry }) => response !== null && entry !== null);
	const fields = both.reduce((sum, one) => sum + (one.fields ?? 0), 0);
	const differing = both.reduce((sum, one) => sum + (one.differences ?? 0), 0);
	if (fields === 0) return undefined;
	return { forms: both.length, fields, equal: fields - differing, share: 1 - differing / fields };
}
