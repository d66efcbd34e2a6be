import { createHash } from 'node:crypto';
import type { AnswerValue } from '../../src/lib/answering/answer.ts';
import { anonymous, unwrap } from '../../src/lib/db/client.ts';
import type { Role } from '../../src/lib/db/teams.ts';
import type { Json } from '../../src/lib/db/types.ts';
import { localize, questionsOf, type Guide, type Question } from '../../src/lib/guide/guide.ts';
import { coordinatorOf, invite, joined, signedIn, type Account, type Invited } from './accounts.ts';
import type { Backstage } from './backstage.ts';
import { aGuide, idOf, type GuideBuilder, type ResponseBuilder } from './builders.ts';

export interface SeededConsultation {
	id: string;
	title: string;
	/** What stands behind /v/. */
	code: string;
	guide: Guide;
	/** The published version. */
	versionId: string;
	/** Area ids by name. */
	areas: Record<string, string>;
}

export interface SeededResponse {
	id: string;
	/** What the resident wrote down. */
	withdrawalCode: string;
	/** Answer ids by question key. */
	answers: Record<string, string>;
}

interface ConsultationOptions {
	title?: string;
	guide?: Pick<GuideBuilder, 'build'>;
	areas?: string[];
	/** Days from today; a consultation is open unless told otherwise. */
	startsIn?: number;
	endsIn?: number;
}

const day = (fromToday: number) =>
	new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

/**
 * What `truncate public.team, auth.users cascade` does, in a fraction of its time: that makes new files for every table,
 * filled or not. The locks keep out what the app may still be writing.
 */
const EMPTY = `do $$
declare
	tables regclass[] := array(
		with recursive emptied (id) as (
			values ('public.team'::regclass::oid), ('auth.users'::regclass::oid)
			union select k.conrelid from pg_constraint k join emptied on k.confrelid = emptied.id where k.contype = 'f'
		) select id::regclass from emptied);
	one regclass;
begin
	execute (select 'lock table ' || string_agg(t::text, ', ') || ' in share row exclusive mode' from unnest(tables) t);
	-- Neither triggers nor foreign keys: all of it goes.
	set local session_replication_role = replica;
	foreach one in array tables loop
		execute 'delete from ' || one;
	end loop;
end $$`;

/** Puts a story's beginning in the database, acting as the people in it. Members come to be when they are named. */
export class Seed {
	readonly backstage: Backstage;
	readonly #accounts = new Map<Role, Account>();
	#consultations = 0;

	constructor(backstage: Backstage) {
		this.backstage = backstage;
	}

	/** As on the first day: no team, no accounts. */
	async empty(): Promise<void> {
		this.#accounts.clear();
		for (let tries = 1; ; tries += 1) {
			try {
				await this.backstage.sql(EMPTY);
				return;
			} catch (error) {
				// The app may still be at work on the last request of the test before.
				const isDeadlock = (error as { code?: unknown }).code === '40P01';
				if (!isDeadlock || tries === 5) throw error;
			}
		}
	}

	/** The member with this role in the team of this story. */
	async account(role: Role): Promise<Account> {
		const known = this.#accounts.get(role);
		if (known) return known;
		const account =
			role === 'coordinator'
				? await coordinatorOf(this.backstage, 'Wijkteam Molenwijk', 'coordinator@wijk.example')
				: await joined(
						this.backstage,
						await this.account('coordinator'),
						role,
						`${role}@wijk.example`
					);
		this.#accounts.set(role, account);
		return account;
	}

	/** Goes on as the coordinator who made the team through the screens. */
	async adopt(signIn: { email: string; password: string }): Promise<Account> {
		const account = await signedIn(this.backstage, signIn);
		this.#accounts.set(account.role, account);
		return account;
	}

	/** A coordinator of a team that has nothing to do with this story. */
	async outsider(): Promise<Account> {
		await this.account('coordinator');
		return coordinatorOf(this.backstage, 'Wijkteam Elders', 'elders@wijk.example');
	}

	async invitation(role: Role): Promise<Invited> {
		return invite(await this.account('coordinator'), role);
	}

	/** A consultation with a published guide that takes answers today. */
	async consultation(options: ConsultationOptions = {}): Promise<SeededConsultation> {
		const { db, teamId, userId } = await this.account('coordinator');
		const number = ++this.#consultations;
		const id = idOf(`consultation ${number}`);
		const code = `molenwijk${number}`;
		const title = options.title ?? 'Wonen in de Molenwijk';
		const guide = (options.guide ?? aGuide()).build();
		const names = options.areas ?? ['Spilplein', 'Wiekstraat', 'Kapstraat'];
		const areas = Object.fromEntries(names.map((name) => [name, idOf(`${code} ${name}`)]));
		unwrap(
			await db.from('consultation').insert({
				id,
				team_id: teamId,
				title,
				neighbourhood: 'Molenwijk',
				purpose: 'Horen wat bewoners nodig hebben.',
				code,
				starts_on: day(options.startsIn ?? -7),
				ends_on: day(options.endsIn ?? 21),
				retention_on: day((options.endsIn ?? 21) + 365),
				created_by: userId
			})
		);
		unwrap(
			await db.from('area').insert(
				names.map((name, position) => ({
					id: areas[name]!,
					consultation_id: id,
					name,
					position
				}))
			)
		);
		return { id, title, code, guide, areas, versionId: await this.#publish(id, guide, userId) };
	}

	async #publish(consultation: string, guide: Guide, userId: string): Promise<string> {
		const { db } = await this.account('coordinator');
		unwrap(
			await db
				.from('guide_draft')
				.insert({ consultation_id: consultation, content: guide as Json, updated_by: userId })
		);
		const questions = questionsOf(guide).map(({ question }) => questionRow(question));
		unwrap(await db.rpc('publish_guide', { consultation, expected_revision: 1, questions }));
		const version = unwrap(
			await db.from('guide_version').select('id').eq('consultation_id', consultation).single()
		);
		return version.id;
	}

	/** A newer version of the same guide. */
	async publishAgain({ id, guide }: SeededConsultation): Promise<void> {
		const { db } = await this.account('coordinator');
		const draft = unwrap(
			await db.from('guide_draft').select('revision').eq('consultation_id', id).single()
		);
		const questions = questionsOf(guide).map(({ question }) => questionRow(question));
		const expected_revision = draft.revision;
		unwrap(await db.rpc('publish_guide', { consultation: id, expected_revision, questions }));
	}

	/** What a resident sent, or what the worker noted for them (`by('assisted')`, `by('paper')`). */
	async response(to: SeededConsultation, builder: ResponseBuilder): Promise<SeededResponse> {
		const shape = builder.build();
		const id = idOf(`${to.code} ${shape.name}`);
		const withdrawalCode = `wis-${id.slice(0, 8)}`;
		const response = {
			id,
			version: to.versionId,
			mode: shape.mode,
			language: shape.language,
			area: shape.area === null ? null : to.areas[shape.area]!,
			withdrawal_hash: createHash('sha256').update(withdrawalCode).digest('hex'),
			consented_at: new Date().toISOString(),
			answers: Object.entries(shape.answers).map(([question, value]) => ({
				question,
				...answerRow(value)
			}))
		};
		const worker = await this.account('worker');
		const status =
			shape.mode === 'self'
				? unwrap(await anonymous(this.backstage).rpc('submit_response', { response }))
				: unwrap(await worker.db.rpc('record_response', { response }));
		if (status !== 'stored') throw new Error(`the response of ${shape.name} was ${status}`);
		const rows = unwrap(
			await worker.db.from('answer').select('id, question_key').eq('response_id', id)
		);
		const answers = Object.fromEntries(rows.map((row) => [row.question_key, row.id]));
		return { id, withdrawalCode, answers };
	}
}

/** A question as `publish_guide` takes it. */
function questionRow(question: Question) {
	const { kind, key } = question;
	const text = localize(question.text, 'nl').text;
	const options =
		kind === 'single' || kind === 'multiple' ? question.options.map((option) => option.id) : [];
	const [minimum, maximum] =
		kind === 'grade'
			? [1, 10]
			: kind === 'scale'
				? [1, question.points]
				: kind === 'number'
					? [question.min ?? null, question.max ?? null]
					: [null, null];
	return { kind, key, text, options, minimum, maximum };
}

/** An answer as `submit_response` takes it. */
function answerRow(value: AnswerValue) {
	switch (value.kind) {
		case 'open':
			return { text: value.text, voice: value.voice };
		case 'single':
		case 'multiple':
			return { choices: value.choices, ...(value.other ? { text: value.other } : {}) };
		case 'yesno':
			return { choices: [...value.choices] };
		case 'grade':
		case 'scale':
		case 'number':
			return { number: value.number };
		case 'declined':
			return { declined: value.declined };
	}
}
