import type { Filled } from './form-fields.ts';

/** One topic on its way to the server, whole: sending it twice changes nothing. */
export interface Post {
	/** Tells a newer post of the same topic from an older one. */
	id: string;
	/** The topic's number in the guide, from 1. */
	place: number;
	fields: Filled;
	/** The button that sends it: KEEP once the reader went on without a connection. */
	button: [name: string, value: string];
}

/** Saves the topic and goes nowhere. */
export const KEEP: Post['button'] = ['naar', 'bewaren'];
/** Goes on, and after the last topic sends the response. */
export const NEXT: Post['button'] = ['naar', 'volgende'];

export const isKept = ({ button }: Post): boolean => button[1] === KEEP[1];

/** Lays a post behind the others; it replaces an earlier one of its topic, and the others go nowhere any more. */
export function withPost(posts: readonly Post[], post: Post): Post[] {
	return [...onlyKept(posts.filter(({ place }) => place !== post.place)), post];
}

export const onlyKept = (posts: readonly Post[]): Post[] =>
	posts.map((post) => ({ ...post, button: KEEP }));

/** After the last topic: the last post sends the response. */
export const finished = (posts: readonly Post[]): Post[] =>
	onlyKept(posts).map((post, index) =>
		index === posts.length - 1 ? { ...post, button: NEXT } : post
	);

/** Says that it belongs to a response that the server no longer keeps, all of which is on its way. */
export const RESTORES = 'herstel';

/**
 * Everything that a device holds, for a server that has nothing of it any more: in the order of the guide, and then the
 * button that was pressed last.
 * @param topics as they were last seen
 * @param posts what is on its way already
 */
export function restoring(topics: readonly Post[], posts: readonly Post[]): Post[] {
	const others = topics.filter(({ place }) => !posts.some((post) => post.place === place));
	const inOrder = onlyKept([...others, ...posts]).sort((a, b) => a.place - b.place);
	const last = posts.at(-1);
	const all = last && !isKept(last) ? [...inOrder, { ...last, id: `${last.id}-` }] : inOrder;
	return all.map((post) => ({ ...post, fields: [...post.fields, [RESTORES, '1']] }));
}

export const isRestoring = ({ fields }: Post): boolean =>
	fields.some(([name]) => name === RESTORES);

/** Without the one that the server has now; a newer one of the same topic stays. */
export const without = (posts: readonly Post[], id: string): Post[] =>
	posts.filter((post) => post.id !== id);
