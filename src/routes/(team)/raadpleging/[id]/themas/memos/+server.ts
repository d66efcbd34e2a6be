import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import * as memos from '$lib/db/memos.ts';
import { m } from '$lib/paraglide/messages.js';
import { requireForScript } from '../guard.ts';
import type { RequestHandler } from './$types';

const About = z
	.object({ answer: z.uuid().optional(), theme: z.uuid().optional() })
	.refine(({ answer, theme }) => !(answer && theme));
const Text = z.string().trim().min(1).max(4000);
const New = z.object({ id: z.uuid(), text: Text, about: About });
const Change = z.union([
	z.object({ id: z.uuid(), text: Text }),
	z.object({ id: z.uuid(), removed: z.boolean() })
]);

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
	const parsed = schema.safeParse(value);
	if (!parsed.success) error(400, m.error_failed());
	return parsed.data;
}

/** The memos about the answer or theme that the address names, or about the consultation. */
export const GET: RequestHandler = async ({ url, locals, params }) => {
	const { consultation, userId } = requireForScript(locals, params);
	const about = parse(About, Object.fromEntries(url.searchParams));
	return json(await memos.list(locals.db, consultation, about, userId));
};

export const POST: RequestHandler = async ({ request, locals, params }) => {
	const { consultation, userId } = requireForScript(locals, params);
	const memo = parse(New, await request.json());
	await memos.write(locals.db, consultation, { ...memo, author: userId });
	return json({});
};

export const PATCH: RequestHandler = async ({ request, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const { id, ...change } = parse(Change, await request.json());
	const to = 'text' in change ? change : { removedAt: change.removed ? new Date() : null };
	if (!(await memos.change(locals.db, consultation, id, to))) error(403, m.error_forbidden());
	return json({});
};
