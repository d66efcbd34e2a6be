const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Whether something from an address can be the id of a row; the database answers anything else with an error. */
export const isId = (text: string | undefined): text is string =>
	text !== undefined && UUID.test(text);
