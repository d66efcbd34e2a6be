import { expect, test } from 'vitest';
import {
	finished,
	isKept,
	isRestoring,
	KEEP,
	NEXT,
	onlyKept,
	restoring,
	without,
	withPost,
	type Post
} from './unsent.ts';

const post = (id: string, place: number, button: Post['button'] = NEXT): Post => ({
	id,
	place,
	fields: [['q.mist', id]],
	button
});

test('a topic is sent once, as it was filled in last, and in the order in which it was left', () => {
	const posts = withPost(withPost([post('a', 1), post('b', 2)], post('c', 1)), post('d', 3));
	expect(posts.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});

test('only the topic that was left last goes anywhere', () => {
	const posts = withPost([post('a', 1)], post('b', 2));
	expect(posts.map(isKept)).toEqual([true, false]);
	expect(onlyKept(posts).every(isKept)).toBe(true);
});

test('the last one sends the response, and none does once a topic was opened again', () => {
	const done = finished([post('a', 1, KEEP), post('b', 2, KEEP)]);
	expect(done.map(({ button }) => button)).toEqual([KEEP, NEXT]);
	expect(onlyKept(withPost(done, post('c', 1))).every(isKept)).toBe(true);
	expect(finished([])).toEqual([]);
});

test('what the server has is taken away, a newer one of the same topic is not', () => {
	const posts = withPost([post('a', 1)], post('b', 1));
	expect(without(posts, 'a')).toEqual(posts);
	expect(without(posts, 'b')).toEqual([]);
});

test('for a server that has nothing left, all topics go in order, and the last button after them', () => {
	const topics = [post('was 2', 2, KEEP), post('was 1', 1, KEEP), post('was 3', 3, KEEP)];
	const posts = restoring(topics, [post('d', 3, KEEP), post('e', 1)]);
	expect(posts.map(({ id, button }) => [id, button[1]])).toEqual([
		['e', 'bewaren'],
		['was 2', 'bewaren'],
		['d', 'bewaren'],
		['e-', 'volgende']
	]);
	expect(posts.every(isRestoring)).toBe(true);
	expect(restoring(topics, []).map(({ id }) => id)).toEqual(['was 1', 'was 2', 'was 3']);
});
