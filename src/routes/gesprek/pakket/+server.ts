import { json } from '@sveltejs/kit';
import { ROLE_MAY } from '$lib/access/roles.ts';
import type { Delivery, Pack } from '$lib/answering/pack.ts';
import type { Db } from '$lib/db/client.ts';
import * as consultations from '$lib/db/consultations.ts';
import * as guides from '$lib/db/guides.ts';
import * as interviews from '$lib/db/interviews.ts';
import type { RequestHandler } from './$types';

type Listed = Awaited<ReturnType<typeof consultations.list>>[number];

/** A consultation with its newest guide version, and with those that a draft is still about. */
async function pack(db: Db, { id, title }: Listed, inUse: string[]): Promise<Pack[]> {
	const [consultation, newest, ...older] = await Promise.all([
		consultations.get(db, id),
		guides.newestVersion(db, id),
		...inUse.map((version) => guides.version(db, version))
	]);
	if (!consultation) return [];
	const versions = [newest, ...older].flatMap((version) => (version ? [version] : []));
	const { neighbourhood, code, contact, languages, talks, talk_days, area, double_entry } =
		consultation;
	return [
		{
			consultation: {
				id,
				title,
				neighbourhood,
				code,
				contact,
				languages,
				talkDays: talks ? talk_days : null,
				areas: area.map((one) => ({ id: one.id, name: one.name })),
				doubleEntry: double_entry
			} as Pack['consultation'],
			versions: versions
				.filter((one, index) => versions.findIndex((other) => other.id === one.id) === index)
				.map(({ id: version, number, guide }) => ({ id: version, number, guide }))
		}
	];
}

/** Everything that a worker's interview pages show: consultations with their guides, and the drafts on the server. */
export const GET: RequestHandler = async ({ locals }) => {
	const session = locals.session;
	if (!session?.member) return json({ state: 'signed-out' }, { status: 401 });
	if (!ROLE_MAY[session.member.role].edit) return json({ state: 'forbidden' }, { status: 403 });
	const [listed, drafts] = await Promise.all([
		consultations.list(locals.db),
		interviews.inProgress(locals.db)
	]);
	const versionsOf = (id: string) => [
		...new Set(drafts.filter((one) => one.consultationId === id).map((one) => one.versionId))
	];
	const packs = await Promise.all(listed.map((one) => pack(locals.db, one, versionsOf(one.id))));
	const delivery: Delivery = {
		userId: session.userId,
		name: session.member.displayName,
		packs: packs.flat(),
		drafts
	};
	return json(delivery, { headers: { 'cache-control': 'no-store' } });
};
