import { z } from 'zod';
import { PublicPhoto } from '../report/photo.ts';
import { DB_CODE, DbError, isDbError, unwrap, type Db } from './client.ts';

export interface TeamPhoto {
	id: string;
	response: string;
	alt: string;
	question: string;
	/** The release that stands now. */
	release: { id: string; theme: string } | null;
	/** It was released before, and taken back. */
	takenBack: boolean;
}

/** Every photo that residents sent, the newest first, with whether it is released. */
export async function list(db: Db, consultation: string): Promise<TeamPhoto[]> {
	const [rows, releases] = await Promise.all([
		db
			.from('media')
			.select('id, response_id, alt, question (text)')
			.eq('consultation_id', consultation)
			.eq('kind', 'photo')
			.not('completed_at', 'is', null)
			.order('completed_at', { ascending: false }),
		db
			.from('photo_release')
			.select('id, media_id, theme_id, revoked_at')
			.eq('consultation_id', consultation)
	]);
	const byPhoto = Map.groupBy(unwrap(releases), (release) => release.media_id);
	return unwrap(rows).flatMap((row) => {
		// A photo always belongs to an answer: the database keeps it so.
		if (row.response_id === null || row.question === null) return [];
		const own = byPhoto.get(row.id) ?? [];
		const standing = own.find((release) => release.revoked_at === null);
		return [
			{
				id: row.id,
				response: row.response_id,
				alt: row.alt,
				question: row.question.text,
				release: standing ? { id: standing.id, theme: standing.theme_id } : null,
				takenBack: !standing && own.length > 0
			}
		];
	});
}

/** Says what is to be seen on it. @throws DbError `notAllowed` when there is none that the caller may describe */
export async function describe(db: Db, consultation: string, id: string, alt: string) {
	const changed = unwrap(
		await db
			.from('media')
			.update({ alt })
			.eq('id', id)
			.eq('consultation_id', consultation)
			.eq('kind', 'photo')
			.select('id')
	);
	if (changed.length === 0)
		throw new DbError(DB_CODE.notAllowed, 'no photo was described', undefined);
}

export interface NewRelease {
	id: string;
	consultation: string;
	photo: string;
	theme: string;
	releasedBy: string;
}

/** Releases a photo that is described. Released already: nothing changes. */
export async function release(db: Db, { id, consultation, photo, theme, releasedBy }: NewRelease) {
	try {
		unwrap(
			await db.from('photo_release').insert({
				id,
				consultation_id: consultation,
				media_id: photo,
				theme_id: theme,
				released_by: releasedBy
			})
		);
	} catch (error) {
		if (!isDbError(error, DB_CODE.unique)) throw error;
	}
}

/** Takes a photo back: it leaves the reports that were published with it as well. */
export async function revoke(db: Db, consultation: string, id: string, now: Date): Promise<void> {
	unwrap(
		await db
			.from('photo_release')
			.update({ revoked_at: now.toISOString() })
			.eq('id', id)
			.eq('consultation_id', consultation)
			.is('revoked_at', null)
	);
}

const ReportPhoto = PublicPhoto.extend({ media: z.uuid() });

/** The photos of a published version, for the team. */
export async function ofVersion(db: Db, consultation: string, number: number) {
	return ReportPhoto.array().parse(unwrap(await db.rpc('report_photos', { consultation, number })));
}

/** The photos of the report behind a committee link. */
export async function behindLink(db: Db, code: string): Promise<PublicPhoto[]> {
	return PublicPhoto.array().parse(unwrap(await db.rpc('open_report_photos', { code })));
}

/** The bytes of one of them, or null when it is not (any more) in the report behind this link. */
export async function bytesBehindLink(db: Db, code: string, photo: string): Promise<Buffer | null> {
	const base64 = unwrap(await db.rpc('open_report_photo', { code, photo })) as string | null;
	return base64 === null ? null : Buffer.from(base64, 'base64');
}
