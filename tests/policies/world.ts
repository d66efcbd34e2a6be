import { idOf } from '../support/builders.ts';

/** Two teams with the same things in the database: ours, and another's. */
export type Team = 'ours' | 'theirs';
export const id = (team: Team, what: string): string => idOf(`${team} ${what}`);

/** What is behind a link or on a slip of paper. */
export const secret = (team: Team, what: string): string => `${team}${what}`;
const hash = (text: string) => `encode(sha256('${text}'), 'hex')`;

/** Who may act. A resident and a committee member have no account: a link is all they hold. */
export const ACTORS = {
	resident: { letter: 'V', user: undefined },
	'committee member': { letter: 'V', user: undefined },
	worker: { letter: 'W', user: id('ours', 'worker') },
	coordinator: { letter: 'C', user: id('ours', 'coordinator') },
	reviewer: { letter: 'R', user: id('ours', 'reviewer') },
	"another team's coordinator": { letter: 'O', user: id('theirs', 'coordinator') },
	'somebody without a team': { letter: 'L', user: idOf('loner') }
} as const;
export type Actor = keyof typeof ACTORS;

const GUIDE = `'{"title": {"nl": "Wonen"}}'`;

/** Another consultation, with quotes of enough residents for a round with the committee, in which everybody coded all. */
function committeeRoundSql(team: Team): string {
	const $ = (what: string) => `'${id(team, what)}'`;
	const [c, asked] = [$('consultation'), $('asked')];
	const [quoted, reader] = [[1, 2, 3], $('coding reader')];
	return `
insert into public.coding_round (id, consultation_id, first_coder, with_committee, finished_at)
	values (${$('finished committee round')}, ${c}, ${$('worker')}, true, now());
insert into public.round_answer (round_id, answer_id, quote_id, consultation_id, position)
	values (${$('finished committee round')}, ${$('answer')}, ${$('quote')}, ${c}, 1);
insert into public.round_coding (round_id, answer_id, consultation_id, coder, themes)
	values (${$('finished committee round')}, ${$('answer')}, ${c}, ${$('worker')}, '{}');
insert into public.reader_coding (round_id, answer_id, reader, consultation_id, committee_link_id, themes)
	values (${$('finished committee round')}, ${$('answer')}, ${reader}, ${c}, ${$('link')}, '{}');
insert into public.consultation (id, team_id, title, neighbourhood, code, starts_on, ends_on, retention_on, smallest_group)
	values (${asked}, ${$('team')}, 'Gevraagd', 'Molenwijk', '${secret(team, 'asked')}', current_date, current_date + 9, current_date + 99, 3);
insert into public.guide_version (id, consultation_id, number, content) values (${$('asked version')}, ${asked}, 1, ${GUIDE});
insert into public.question (guide_version_id, consultation_id, key, kind, position, text)
	values (${$('asked version')}, ${asked}, 'mist', 'open', 1, 'Wat mist u?');
insert into public.theme (id, consultation_id, key, name, colour, position) values (${$('asked theme')}, ${asked}, 'groen', 'Groen', '#3a7d44', 0);
insert into public.committee_link (id, consultation_id, code, expires_at)
	values (${$('asked link')}, ${asked}, '${secret(team, 'askedlink')}', now() + interval '1 day');
insert into public.coding_round (id, consultation_id, first_coder, with_committee) values (${$('asked round')}, ${asked}, ${$('worker')}, true);
${quoted
	.map((n) => {
		const [response, answer, quote] = ['response', 'answer', 'quote'].map((kind) =>
			$(`asked ${kind} ${n}`)
		);
		return `
insert into public.response (id, consultation_id, guide_version_id, mode, language, withdrawal_hash, consented_at)
	values (${response}, ${asked}, ${$('asked version')}, 'self', 'nl', ${hash(secret(team, `wis ${n}`))}, now());
insert into public.answer (id, consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
	values (${answer}, ${asked}, ${response}, ${$('asked version')}, 'mist', 'open', 'Bankje ${n}', 'own');
insert into public.quote (id, consultation_id, answer_id, theme_id, text) values (${quote}, ${asked}, ${answer}, ${$('asked theme')}, 'Bankje ${n}');
insert into public.round_answer (round_id, answer_id, quote_id, consultation_id, position) values (${$('asked round')}, ${answer}, ${quote}, ${asked}, ${n});
insert into public.round_coding (round_id, answer_id, consultation_id, coder, themes) values (${$('asked round')}, ${answer}, ${asked}, ${$('worker')}, '{}');
insert into public.reader_coding (round_id, answer_id, reader, consultation_id, committee_link_id, themes)
	values (${$('asked round')}, ${answer}, ${reader}, ${asked}, ${$('asked link')}, '{}');`;
	})
	.join('')}`;
}

/** One row of everything in one team, in the order in which a consultation grows. */
function teamSql(team: Team): string {
	const $ = (what: string) => `'${id(team, what)}'`;
	const c = $('consultation');
	const by = $('worker');
	return `
insert into auth.users (id, email) values (${$('coordinator')}, 'c@${team}.example'), (${by}, 'w@${team}.example'), (${$('reviewer')}, 'r@${team}.example');
insert into public.team (id, name) values (${$('team')}, '${team}');
insert into public.member (team_id, user_id, role, display_name, email) values
	(${$('team')}, ${$('coordinator')}, 'coordinator', 'C', 'c@${team}.example'),
	(${$('team')}, ${by}, 'worker', 'W', 'w@${team}.example'),
	(${$('team')}, ${$('reviewer')}, 'reviewer', 'R', 'r@${team}.example');
insert into public.invitation (id, team_id, role, token_hash, created_by, expires_at)
	values (${$('invitation')}, ${$('team')}, 'worker', ${hash(secret(team, 'invitation'))}, ${$('coordinator')}, now() + interval '1 day');
insert into public.consultation (id, team_id, title, neighbourhood, code, starts_on, ends_on, retention_on, created_by)
	values (${c}, ${$('team')}, 'Wonen', 'Molenwijk', '${secret(team, 'code')}', current_date, current_date + 9, current_date + 99, ${by});
insert into public.area (id, consultation_id, name, position) values
	(${$('area')}, ${c}, 'Spilplein', 0), (${$('unused area')}, ${c}, 'Kapstraat', 1);
insert into public.guide_draft (consultation_id, content) values (${c}, ${GUIDE});
insert into public.guide_version (id, consultation_id, number, content) values (${$('version')}, ${c}, 1, ${GUIDE});
insert into public.question (guide_version_id, consultation_id, key, kind, position, text)
	values (${$('version')}, ${c}, 'mist', 'open', 1, 'Wat mist u?'), (${$('version')}, ${c}, 'fijn', 'info', 2, 'Wat is fijn?'),
		(${$('version')}, ${c}, 'deur', 'open', 3, 'Wie komt er langs?');
insert into public.import_batch (id, consultation_id, file_name) values (${$('import')}, ${c}, 'antwoorden.csv');
insert into public.response (id, consultation_id, guide_version_id, mode, language, area_id, withdrawal_hash, consented_at, import_id)
	values (${$('response')}, ${c}, ${$('version')}, 'self', 'nl', ${$('area')}, ${hash(secret(team, 'wis'))}, now(), ${$('import')});
insert into public.answer (id, consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
	values (${$('answer')}, ${c}, ${$('response')}, ${$('version')}, 'mist', 'open', 'Een bankje', 'own');
insert into public.door_attempt (id, consultation_id, area_id, outcome, day) values (${$('attempt')}, ${c}, ${$('area')}, 'later', current_date);
insert into public.code_batch (id, consultation_id) values (${$('batch')}, ${c});
insert into public.personal_code (consultation_id, batch_id, code_hash) values (${c}, ${$('batch')}, ${hash(secret(team, 'sleutel'))});
insert into public.visit_origin (response_id, consultation_id) values (${$('visit')}, ${c});
insert into public.response_flag (id, consultation_id, response_id, kind) values (${$('flag')}, ${c}, ${$('response')}, 'code');
insert into public.response_flag_event (consultation_id, flag_id, verdict) values (${c}, ${$('flag')}, 'keep');
insert into public.safety_signal (id, consultation_id, response_id, reason, marked_by)
	values (${$('signal')}, ${c}, ${$('other response')}, 'threat', ${by});
insert into public.answer (id, consultation_id, response_id, guide_version_id, question_key, kind)
	values (${$('answer apart')}, ${c}, ${$('response')}, ${$('version')}, 'deur', 'open');
insert into public.answer_apart (answer_id, consultation_id, text, voice) values (${$('answer apart')}, ${c}, 'Een man die dreigt', 'own');
insert into public.answer_revision (consultation_id, answer_id, text_before) values (${c}, ${$('answer')}, 'Een bnakje');
insert into public.response_draft (id, consultation_id, guide_version_id, content, recorded_by, expires_at) values
	(${$('interview')}, ${c}, ${$('version')}, '{}', ${by}, now() + interval '1 day'),
	(${$('draft')}, ${c}, ${$('version')}, '{}', null, now() + interval '1 day');
insert into public.response_revision (consultation_id, response_id, before) values (${c}, ${$('response')}, '{"language": "nl", "consented_at": "2026-03-30", "answers": []}');
insert into public.second_entry (id, consultation_id, form_number, guide_version_id, content) values (${$('second entry')}, ${c}, '12', ${$('version')}, '{"language": "nl", "answers": []}');
insert into public.device (id, team_id, user_id, name) values (${$('device')}, ${$('team')}, ${by}, 'Tablet');
insert into public.withdrawal (response_id, consultation_id, by_resident) values (${$('withdrawn')}, ${c}, true);
insert into public.theme (id, consultation_id, key, name, colour, position) values
	(${$('theme')}, ${c}, 'groen', 'Groen', '#3a7d44', 0), (${$('other theme')}, ${c}, 'rust', 'Rust', '#3a7d4f', 1);
insert into public.theme_revision (consultation_id, theme_id, act, after) values (${c}, ${$('theme')}, 'add', '{}');
insert into public.theme_learning (consultation_id, generation) values (${c}, 1);
insert into public.theme_example (theme_id, answer_id, consultation_id) values (${$('theme')}, ${$('answer')}, ${c});
insert into public.theme_candidate (id, consultation_id, label, position) values (${$('candidate')}, ${c}, 'Lampen', 1);
insert into public.candidate_answer (candidate_id, answer_id, consultation_id, position) values (${$('candidate')}, ${$('answer')}, ${c}, 1);
insert into public.coding_round (id, consultation_id, first_coder, second_coder, finished_at) values
	(${$('round')}, ${c}, ${$('coordinator')}, ${by}, now()), (${$('open round')}, ${c}, ${$('coordinator')}, ${by}, null);
insert into public.round_answer (round_id, answer_id, consultation_id, position) values
	(${$('round')}, ${$('answer')}, ${c}, 1), (${$('open round')}, ${$('answer')}, ${c}, 1);
insert into public.round_coding (round_id, answer_id, consultation_id, coder, themes) values
	(${$('round')}, ${$('answer')}, ${c}, ${$('coordinator')}, '{}'), (${$('round')}, ${$('answer')}, ${c}, ${by}, '{}');
insert into public.theme_view (consultation_id, name, query) values (${c}, 'Hele wijk', '');
insert into public.coding (answer_id, theme_id, consultation_id, state, source, confidence)
	values (${$('answer')}, ${$('theme')}, ${c}, 'confirmed', 'person', 0.8);
insert into public.coding_event (consultation_id, answer_id, theme_id, act) values (${c}, ${$('answer')}, ${$('theme')}, 'suggest');
insert into public.answer_assignment (answer_id, consultation_id, engine) values (${$('answer')}, ${c}, 'engine');
insert into public.answer_check (answer_id, consultation_id) values (${$('answer')}, ${c});
insert into public.memo (id, consultation_id, answer_id, text, author) values (${$('memo')}, ${c}, ${$('answer')}, 'Navragen', ${by});
insert into public.memo_revision (consultation_id, memo_id, text_before, removed_before) values (${c}, ${$('memo')}, 'Navrgaen', false);
insert into public.answer_translation (answer_id, consultation_id, text) values (${$('answer')}, ${c}, 'Een bank');
insert into public.translation_revision (consultation_id, answer_id, text_before) values (${c}, ${$('answer')}, 'Een bnak');
insert into public.answer_stance (answer_id, consultation_id, stance, source, suggested, confidence)
	values (${$('answer')}, ${c}, 'wens', 'machine', 'wens', 0.7);
insert into public.stance_event (consultation_id, answer_id, act, stance) values (${c}, ${$('answer')}, 'suggest', 'wens');
insert into public.coding_span (answer_id, theme_id, consultation_id, start, size) values (${$('answer')}, ${$('theme')}, ${c}, 4, 6);
insert into public.misread_word (answer_id, theme_id, consultation_id, word) values (${$('answer')}, ${$('theme')}, ${c}, 'bankje');
insert into public.quote_mark (answer_id, consultation_id) values (${$('answer')}, ${c});
insert into public.quote (id, consultation_id, answer_id, theme_id, text) values (${$('quote')}, ${c}, ${$('answer')}, ${$('theme')}, 'Een bankje');
insert into public.report_draft (consultation_id, title) values (${c}, 'Verslag');
insert into public.report (id, consultation_id, number, title, introduction, content) values (${$('report')}, ${c}, 1, 'Verslag', '', '{}');
insert into public.report_quote (report_id, quote_id, consultation_id, position) values (${$('report')}, ${$('quote')}, ${c}, 0);
insert into public.report_evidence (report_id, theme_id, answer_id, consultation_id) values (${$('report')}, ${$('theme')}, ${$('answer')}, ${c});
insert into public.committee_link (id, consultation_id, code, expires_at)
	values (${$('link')}, ${c}, '${secret(team, 'committeelink')}', now() + interval '1 day');
insert into public.media (id, consultation_id, response_id, guide_version_id, question_key, kind, size, hash, type, completed_at, alt) values
	(${$('recording')}, ${c}, ${$('response')}, ${$('version')}, 'mist', 'voice', 4, ${hash('stem')}, 'audio/webm', now(), ''),
	(${$('photo')}, ${c}, ${$('response')}, ${$('version')}, 'mist', 'photo', 4, ${hash('foto')}, 'image/jpeg', now(), 'Een leeg plein'),
	(${$('other photo')}, ${c}, ${$('response')}, ${$('version')}, 'fijn', 'photo', 4, ${hash('foto')}, 'image/jpeg', now(), 'Een fietsenrek'),
	(${$('photo on its way')}, ${c}, ${$('draft')}, ${$('version')}, 'mist', 'photo', 4, ${hash('foto')}, 'image/jpeg', now(), '');
insert into public.media_part (media_id, number, consultation_id, bytes) values
	(${$('recording')}, 0, ${c}, 'stem'), (${$('photo')}, 0, ${c}, 'foto'), (${$('other photo')}, 0, ${c}, 'foto');
insert into public.media (id, consultation_id, kind, size, hash, type, completed_at) values
	(${$('read aloud')}, ${c}, 'guide', 4, ${hash('stem')}, 'audio/webm', now());
insert into public.media_part (media_id, number, consultation_id, bytes) values (${$('read aloud')}, 0, ${c}, 'stem');
insert into public.ended_talk (id, consultation_id) values (${$('ended talk')}, ${c});
insert into public.talk_consent (response_id, consultation_id, agreed_at, wording, words, language, asked_by)
	values (${$('response')}, ${c}, now(), 1, 'Mogen wij dit gesprek opnemen?', 'nl', ${by});
insert into public.media (id, consultation_id, response_id, guide_version_id, kind, size, hash, type, completed_at, recorded_at)
	values (${$('talk')}, ${c}, ${$('response')}, ${$('version')}, 'talk', 4, ${hash('stem')}, 'audio/webm', now(), now());
insert into public.media_part (media_id, number, consultation_id, bytes) values (${$('talk')}, 0, ${c}, 'stem');
insert into public.guide_version_audio (guide_version_id, media_id, consultation_id) values (${$('version')}, ${$('read aloud')}, ${c});
insert into public.photo_release (id, consultation_id, media_id, theme_id) values (${$('released photo')}, ${c}, ${$('photo')}, ${$('theme')});
insert into public.report_photo (report_id, release_id, theme_id, consultation_id) values (${$('report')}, ${$('released photo')}, ${$('theme')}, ${c});
${committeeRoundSql(team)}
insert into public.reaction (consultation_id, report_id, committee_link_id, theme_id, reader, kind)
	values (${c}, ${$('report')}, ${$('link')}, ${$('theme')}, ${$('reader')}, 'agree');
`;
}

export const WORLD_SQL = `insert into auth.users (id, email) values ('${idOf('loner')}', 'loner@example.org');
${teamSql('ours')} ${teamSql('theirs')}`;
