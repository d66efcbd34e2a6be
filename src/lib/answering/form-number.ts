/** What stands on a paper form so that the same form is found again: digits and letters, at most twenty. */
const FORM_NUMBER = /^[0-9A-Z][0-9A-Z-]{0,19}$/;

/** As it was typed, in the form in which it is kept: "012" and "12" are one form. Undefined when it cannot be one. */
export function formNumber(typed: string): string | undefined {
	const number = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/\p{Pd}/gu, '-')
		.replace(/[\s.]/g, '')
		.replace(/^0+(?=\d)/, '');
	return FORM_NUMBER.test(number) ? number : undefined;
}
