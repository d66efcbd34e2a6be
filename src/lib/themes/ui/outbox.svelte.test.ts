import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch } from '../coded-answer.ts';
import { Outbox } from './outbox.svelte.ts';

const ANSWER = '00000000-0000-4000-8000-00000000000a';
const THEME = '00000000-0000-4000-8000-000000000001';
const confirm = (): Batch => ({
	decisions: [{ answer: ANSWER, theme: THEME, act: 'confirm' }],
	checks: [{ answer: ANSWER, checked: true }],
	marks: []
});
const reject = (): Batch => ({
	decisions: [{ answer: ANSWER, theme: THEME, act: 'reject' }],
	checks: [],
	marks: []
});

function aDrawer() {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name),
		key: (index: number) => [...kept.keys()][index] ?? null,
		get length() {
			return kept.size;
		}
	};
}

/** A server that answers as told, in turn, and then stores what it gets. */
function aServer(...answers: (number | 'down')[]) {
	const stored: Batch[] = [];
	const post = (async (_url, init) => {
		const answer = answers.shift() ?? 200;
		if (answer === 'down') throw new TypeError('fetch failed');
		if (answer !== 200) return new Response('', { status: answer });
		stored.push(JSON.parse(String(init?.body)) as Batch);
		return Response.json({ gone: [] });
	}) as typeof fetch;
	return { stored, post };
}

describe('the outbox', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const options = { url: '/besluiten', key: 'besluiten:c:m' };
	const settle = () => vi.advanceTimersByTimeAsync(0);

	it('sends decisions in order and keeps none behind', async () => {
		const drawer = aDrawer();
		const server = aServer();
		const saved = vi.fn();
		const outbox = new Outbox({ ...options, drawer, post: server.post, onsaved: saved });
		outbox.push(confirm());
		expect(outbox.state).toBe('saving');
		outbox.push(reject());
		await settle();
		expect(server.stored.flatMap((batch) => batch.decisions.map((d) => d.act))).toEqual([
			'confirm',
			'reject'
		]);
		expect([outbox.state, outbox.waiting, drawer.kept.size]).toEqual(['saved', 0, 0]);
		expect(saved).toHaveBeenCalled();
	});

	it('keeps what the server did not take and sends it again by itself', async () => {
		const drawer = aDrawer();
		const server = aServer('down', 503);
		const outbox = new Outbox({ ...options, drawer, post: server.post });
		outbox.push(confirm());
		await settle();
		expect([outbox.state, outbox.waiting, drawer.kept.size]).toEqual(['retrying', 1, 1]);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(outbox.state).toBe('retrying');
		await vi.advanceTimersByTimeAsync(2_000);
		expect(server.stored).toEqual([confirm()]);
		expect([outbox.state, outbox.waiting, drawer.kept.size]).toEqual(['saved', 0, 0]);
	});

	it('takes over what an earlier visit could not send, and nothing of somebody else', async () => {
		const drawer = aDrawer();
		const first = new Outbox({ ...options, drawer, post: aServer('down').post });
		first.push(confirm());
		await settle();
		first.close();
		const other = aServer();
		new Outbox({ ...options, key: 'besluiten:c:other', drawer, post: other.post });
		const server = aServer();
		const later = new Outbox({ ...options, drawer, post: server.post });
		await settle();
		expect(other.stored).toEqual([]);
		expect(server.stored).toEqual([confirm()]);
		expect([later.waiting, drawer.kept.size]).toEqual([0, 0]);
	});

	it('waits for a sign-in, and says so when the server refuses', async () => {
		const server = aServer(401, 403);
		const outbox = new Outbox({ ...options, drawer: aDrawer(), post: server.post });
		outbox.push(confirm());
		await settle();
		expect([outbox.state, outbox.waiting]).toEqual(['signed-out', 1]);
		outbox.retry();
		await settle();
		expect([outbox.state, outbox.waiting]).toEqual(['refused', 1]);
		outbox.retry();
		await settle();
		expect([outbox.state, server.stored.length]).toEqual(['saved', 1]);
	});
});
