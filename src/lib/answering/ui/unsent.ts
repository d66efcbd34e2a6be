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

/** Without the one that the server has now; a newer one of the same topic stays. */
export const without = (posts: readonly Post[], id: string): Post[] =>
	posts.filter((post) => post.id !== id);
