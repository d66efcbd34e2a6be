import { aGuide, multipleChoice, openQuestion, singleChoice } from '../support/builders.ts';
import type { Backstage } from '../support/backstage.ts';
import type { SeededConsultation } from '../support/seed.ts';

export const RESPONSES = 8_000;
export const ANSWERS_EACH = 10;
const WEEKS = 6;
const THEMES = 14;

/** Ten open questions, one with a single choice and one where several options may be chosen. */
export const FILLED_GUIDE = aGuide().with(
	...Array.from({ length: ANSWERS_EACH }, (_, number) => openQuestion(`Open vraag ${number}?`)),
	singleChoice('Hoe oud bent u?', ['Jonger', 'Midden', 'Ouder'], { key: 'leeftijd' }),
	multipleChoice('Waar komt u?', ['Plein', 'Park', 'Winkel', 'School'], { key: 'plekken' })
);

/** Puts in residents' answers with codings, three in ten of them confirmed, without going through the app. */
export async function fill({ sql }: Backstage, { id, versionId, areas }: SeededConsultation) {
	const areaIds = Object.values(areas);
	await sql(`insert into public.response (id, consultation_id, guide_version_id, mode, language, area_id, withdrawal_hash, consented_at, submitted_at)
		select gen_random_uuid(), '${id}', '${versionId}', (array['self', 'assisted', 'paper'])[1 + n % 3]::public.response_mode, 'nl',
			(array['${areaIds.join("','")}'])[1 + n % ${areaIds.length}]::uuid,
			encode(sha256(('bench ' || n)::bytea), 'hex'), now(), now() - make_interval(weeks => n % ${WEEKS}) from generate_series(1, ${RESPONSES}) n`);
	await sql(`insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
		select r.consultation_id, r.id, r.guide_version_id, q.key, 'open', 'Een bankje bij de speeltuin, nummer ' || q.position,
			(array['own', 'verbatim', 'paraphrase'])[1 + q.position % 3]::public.answer_voice
		from public.response r join public.question q on q.guide_version_id = r.guide_version_id and q.kind = 'open' where r.consultation_id = '${id}'`);
	await sql(`insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, choices)
		select r.consultation_id, r.id, r.guide_version_id, q.key, q.kind, case q.key
			when 'leeftijd' then array[(array['jonger', 'midden', 'ouder'])[1 + abs(hashtext(r.id::text)) % 3]]
			else array['plein', (array['park', 'winkel', 'school'])[1 + abs(hashtext(r.id::text)) % 3]] end
		from public.response r join public.question q on q.guide_version_id = r.guide_version_id and q.kind in ('single', 'multiple') where r.consultation_id = '${id}'`);
	await sql(`insert into public.theme (consultation_id, key, name, colour, position)
		select '${id}', 'thema_' || n, 'Thema ' || n, '#3a7d44', n from generate_series(1, ${THEMES}) n`);
	await sql(`insert into public.coding (answer_id, theme_id, consultation_id, response_id, state, source, confidence)
		select a.id, t.id, a.consultation_id, a.response_id, case when abs(hashtext(a.id::text)) % 10 < 3 then 'confirmed' else 'suggested' end::public.coding_state,
			case when abs(hashtext(a.id::text)) % 10 < 3 then 'person' else 'machine' end::public.coding_source, 0.7
		from public.answer a join public.theme t on t.consultation_id = a.consultation_id
			and t.position in (1 + abs(hashtext(a.id::text)) % ${THEMES}, 1 + abs(hashtext(a.id::text || 'x')) % 20)
		where a.consultation_id = '${id}' and a.kind = 'open'`);
	await sql(`insert into public.answer_assignment (answer_id, consultation_id, engine, expected)
		select a.id, a.consultation_id, 'bench', abs(hashtext(a.id::text)) % 1000 / 1000.0 from public.answer a where a.consultation_id = '${id}' and a.kind = 'open'`);
	await sql(`insert into public.answer_stance (answer_id, consultation_id, stance, source, suggested, confidence)
		select a.id, a.consultation_id, s.stance, 'machine', s.stance, 0.7 from public.answer a
		cross join lateral (select (enum_range(null::public.stance))[1 + abs(hashtext(a.id::text)) % 5] as stance) s
		where a.consultation_id = '${id}' and a.kind = 'open'`);
	await sql(`insert into public.answer_check (answer_id, consultation_id, random)
		select a.id, a.consultation_id, hashtext(a.id::text) % 3 = 0 from public.answer a
		where a.consultation_id = '${id}' and a.kind = 'open' and abs(hashtext(a.id::text)) % 10 < 3`);
	await sql('analyze');
}
