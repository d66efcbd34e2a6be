import { ACTORS, id, secret } from './world.ts';

/**
 * Who may do what with the things of our team. One letter for each actor:
 * C coordinator, W worker, R reviewer, O another team's coordinator, L somebody without a team,
 * V a visitor without an account (a resident, a committee member).
 */
type Who = string;
const NOBODY: Who = '';
const TEAM: Who = 'CWR';
const EDITORS: Who = 'CW';
const SIGNED_IN: Who = 'CWROL';
const ANYONE: Who = 'CWROLV';

export interface TableRule {
	select: Who;
	insert: Who;
	update: Who;
	delete: Who;
	/** What somebody who may insert would write; `{me}` is their own id. */
	row?: string;
	/** A column that somebody who may update would write. */
	column?: string;
	/** Which rows can go without leaving others behind. */
	removable?: string;
}

const $ = (what: string) => `'${id('ours', what)}'`;
const c = $('consultation');
const NEW = `'${id('ours', 'something new')}'`;
const READ_ONLY = { select: TEAM, insert: NOBODY, update: NOBODY, delete: NOBODY };

export const TABLES: Record<string, TableRule> = {
	team: { select: TEAM, insert: NOBODY, update: 'C', delete: NOBODY, column: 'name' },
	// A member may also leave: see the sentences.
	member: {
		select: TEAM,
		insert: NOBODY,
		update: 'C',
		delete: 'C',
		column: 'display_name',
		removable: `role <> 'coordinator' and user_id <> '{me}'`
	},
	invitation: {
		select: 'C',
		insert: 'C',
		update: NOBODY,
		delete: 'C',
		row: `(team_id, role, token_hash, created_by, expires_at) values (${$('team')}, 'worker', repeat('a', 64), '{me}', now() + interval '1 day')`
	},
	consultation: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: 'C',
		row: `(team_id, title, neighbourhood, code, starts_on, ends_on, retention_on, created_by) values (${$('team')}, 'Nieuw', 'Wijk', 'nieuw', current_date, current_date, current_date + 9, '{me}')`,
		column: 'title'
	},
	area: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: EDITORS,
		row: `(consultation_id, name, position) values (${c}, 'Wiekstraat', 2)`,
		column: 'name',
		removable: `name = 'Kapstraat'`
	},
	guide_draft: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: NOBODY,
		row: `(consultation_id, content) values ('{empty consultation}', '{}')`,
		column: 'content'
	},
	guide_version: READ_ONLY,
	guide_version_audio: READ_ONLY,
	question: READ_ONLY,
	import_batch: READ_ONLY,
	response: READ_ONLY,
	answer: READ_ONLY,
	answer_revision: READ_ONLY,
	// An interview in progress is its worker's own; a resident's draft is nobody's (see save_draft).
	response_draft: {
		select: 'W',
		insert: EDITORS,
		update: 'W',
		delete: 'W',
		row: `(id, consultation_id, guide_version_id, content, recorded_by, expires_at) values (${NEW}, ${c}, ${$('version')}, '{}', '{me}', now())`,
		column: 'content'
	},
	// Its response has an answer that is set apart.
	response_revision: { ...READ_ONLY, select: 'C' },
	second_entry: { select: EDITORS, insert: NOBODY, update: NOBODY, delete: EDITORS },
	withdrawal: READ_ONLY,
	device: {
		select: EDITORS,
		insert: NOBODY,
		update: 'C',
		delete: NOBODY,
		column: 'wipe_asked_at'
	},
	theme: READ_ONLY,
	theme_revision: READ_ONLY,
	theme_learning: READ_ONLY,
	theme_view: {
		select: TEAM,
		insert: EDITORS,
		update: NOBODY,
		delete: EDITORS,
		row: `(consultation_id, name, query, created_by) values (${c}, 'Spilplein', '?beeld=tabel', '{me}')`
	},
	theme_example: {
		select: TEAM,
		insert: EDITORS,
		update: NOBODY,
		delete: EDITORS,
		row: `(theme_id, answer_id, consultation_id, added_by) values (${$('other theme')}, ${$('answer')}, ${c}, '{me}')`
	},
	theme_candidate: {
		select: TEAM,
		insert: NOBODY,
		update: EDITORS,
		delete: NOBODY,
		column: 'label'
	},
	candidate_answer: READ_ONLY,
	coding_round: READ_ONLY,
	round_answer: READ_ONLY,
	// In a finished round everybody sees both codings; before, each coder their own: see the tests of rounds.
	round_coding: READ_ONLY,
	// Who of the committee chose what is nobody's business: a finished round tells it without saying who.
	reader_coding: { ...READ_ONLY, select: NOBODY },
	coding: READ_ONLY,
	coding_event: READ_ONLY,
	answer_assignment: READ_ONLY,
	answer_check: READ_ONLY,
	// A coordinator reads them all, a worker their own: see the sentences.
	safety_signal: { select: EDITORS, insert: NOBODY, update: NOBODY, delete: NOBODY },
	answer_apart: { select: 'C', insert: NOBODY, update: NOBODY, delete: NOBODY },
	door_attempt: READ_ONLY,
	code_batch: { ...READ_ONLY, select: EDITORS },
	personal_code: { ...READ_ONLY, select: EDITORS },
	// How a visit began is nobody's business.
	visit_origin: { ...READ_ONLY, select: NOBODY },
	response_flag: READ_ONLY,
	response_flag_event: READ_ONLY,
	// Whoever is in the team may write one; only its author changes it.
	memo: {
		select: TEAM,
		insert: TEAM,
		update: 'W',
		delete: NOBODY,
		row: `(id, consultation_id, text, author) values (${NEW}, ${c}, 'Bel de corporatie', '{me}')`,
		column: 'text'
	},
	memo_revision: READ_ONLY,
	answer_translation: READ_ONLY,
	translation_revision: READ_ONLY,
	answer_stance: READ_ONLY,
	stance_event: READ_ONLY,
	coding_span: READ_ONLY,
	misread_word: READ_ONLY,
	quote_mark: READ_ONLY,
	quote: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: NOBODY,
		row: `(consultation_id, answer_id, theme_id, text, released_by) values (${c}, ${$('answer')}, ${$('theme')}, 'Een bankje', '{me}')`,
		column: 'revoked_at'
	},
	report_draft: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: NOBODY,
		row: `(consultation_id, title) values ('{empty consultation}', 'Verslag')`,
		column: 'title'
	},
	report: READ_ONLY,
	report_quote: READ_ONLY,
	report_evidence: READ_ONLY,
	committee_link: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: NOBODY,
		row: `(consultation_id, code, created_by, expires_at) values (${c}, 'nieuwelinkcode', '{me}', now() + interval '1 day')`,
		column: 'revoked_at'
	},
	reaction: READ_ONLY,
	media: { select: TEAM, insert: NOBODY, update: EDITORS, delete: EDITORS, column: 'alt' },
	// A voice is nearer to a person than a text: a reviewer hears none, and sees only what was released.
	media_part: { select: TEAM, insert: NOBODY, update: NOBODY, delete: NOBODY },
	talk_consent: READ_ONLY,
	// That a recording was deleted is for the database alone.
	ended_talk: { ...READ_ONLY, select: NOBODY },
	photo_release: {
		select: TEAM,
		insert: EDITORS,
		update: EDITORS,
		delete: NOBODY,
		row: `(consultation_id, media_id, theme_id, released_by) values (${c}, ${$('other photo')}, ${$('theme')}, '{me}')`,
		column: 'revoked_at'
	},
	report_photo: READ_ONLY,
	activity: READ_ONLY
};

export interface FunctionRule {
	/** SQL that calls it on our team's things. Its first value must be true-ish for who may. */
	call: string;
	may: Who;
}

const response = (mode: string) =>
	`jsonb_build_object('id', ${NEW}, 'version', ${$('version')}, 'mode', '${mode}', 'language', 'nl', 'withdrawal_hash', repeat('b', 64), 'consented_at', now(), 'answers', '[{"question": "mist", "text": "Groen"}]'::jsonb)`;
const theme = `jsonb_build_object('id', ${NEW}, 'key', 'licht', 'name', 'Licht', 'colour', '#112233', 'position', 2)`;
const decisions = `jsonb_build_array(jsonb_build_object('answer', ${$('answer')}, 'theme', ${$('theme')}, 'act', 'confirm'))`;
const marks = `jsonb_build_array(jsonb_build_object('kind', 'stance', 'answer', ${$('answer')}, 'stance', 'wens'))`;
const stances = `jsonb_build_array(jsonb_build_object('answer', ${$('answer')}, 'stance', 'wens', 'confidence', 0.9))`;
const suggestions = `jsonb_build_array(jsonb_build_object('answer', ${$('answer')}, 'themes', jsonb_build_array(jsonb_build_object('theme', ${$('other theme')}, 'confidence', 0.5, 'because', '["rust"]'::jsonb))))`;
const consultation = `jsonb_build_object('id', ${NEW}, 'team_id', ${$('team')}, 'title', 'Nieuw', 'neighbourhood', 'Wijk', 'purpose', '', 'contact', '', 'code', 'nieuw1', 'languages', '["nl"]'::jsonb, 'starts_on', current_date, 'ends_on', current_date, 'smallest_group', 5, 'retention_on', current_date + 9)`;

export const FUNCTIONS: Record<string, FunctionRule> = {
	ping: { call: 'public.ping()', may: ANYONE },
	needs_first_team: { call: 'not public.needs_first_team()', may: ANYONE },
	// A team exists: nobody makes the first one again.
	create_first_team: { call: `public.create_first_team('Nog een', 'Iemand')`, may: NOBODY },
	invitation_info: {
		call: `(select state = 'open' from public.invitation_info('${secret('ours', 'invitation')}'))`,
		may: ANYONE
	},
	accept_invitation: {
		call: `public.accept_invitation('${secret('ours', 'invitation')}', 'Nieuw')`,
		may: SIGNED_IN
	},
	start_consultation: {
		call: `public.start_consultation(${consultation}, '["Straat"]', '{}', '[]')`,
		may: EDITORS
	},
	consultation_progress: {
		call: `(select true from public.consultation_progress(${c}))`,
		may: TEAM
	},
	area_use: { call: `(select responses = 1 from public.area_use(${c}))`, may: TEAM },
	publish_guide: {
		call: `public.publish_guide(${c}, 1, '[{"key": "nieuw", "kind": "open", "text": "Nieuw?"}]')`,
		may: EDITORS
	},
	open_consultation: {
		call: `public.open_consultation('${secret('ours', 'code')}') is not null`,
		may: ANYONE
	},
	resident_visit: {
		call: `public.resident_visit('${secret('ours', 'code')}', ${$('draft')}) -> 'draft' is not null`,
		may: ANYONE
	},
	save_draft: { call: `public.save_draft(${NEW}, ${$('version')}, '{}')`, may: ANYONE },
	load_draft: { call: `public.load_draft(${$('draft')}) is not null`, may: ANYONE },
	continue_draft: {
		call: `public.continue_draft('${secret('ours', 'code')}', 'geen code') is null`,
		may: ANYONE
	},
	forget_draft: { call: `(select true from public.forget_draft(${$('draft')}))`, may: ANYONE },
	submit_response: { call: `public.submit_response(${response('self')}) = 'stored'`, may: ANYONE },
	record_response: {
		call: `public.record_response(${response('assisted')}) = 'stored'`,
		may: EDITORS
	},
	restore_response: {
		call: `public.restore_response((select max(id) from public.response_revision where response_id = ${$('response')}))`,
		may: 'C'
	},
	number_form: {
		call: `public.number_form(${$('second entry')}, '13') = 'numbered'`,
		may: EDITORS
	},
	// There is no first entry yet: whoever may is told so.
	settle_entry: { call: `public.settle_entry(${$('second entry')}, '{}')`, may: NOBODY },
	paper_forms: {
		call: `(select form_number = '12' from public.paper_forms(${c}) where entry is not null)`,
		may: EDITORS
	},
	import_responses: {
		call: `public.import_responses(${c}, ${NEW}, 'nieuw.csv', jsonb_build_array(${response('paper')}))`,
		may: EDITORS
	},
	// In their own team; another team's coordinator in theirs.
	register_device: {
		// Their own device, in their own team.
		call: `(select true from public.register_device(${NEW}, 'Tablet'))`,
		may: 'CWO'
	},
	// Whoever holds the device's own id.
	device_contact: {
		call: `public.device_contact(${$('device')}, 2) is not null`,
		may: ANYONE
	},
	device_wiped: { call: `public.device_wiped(${$('device')})`, may: ANYONE },
	import_status: {
		call: `(select status = 'already' from public.import_status(${c}, array[${$('response')}]::uuid[]))`,
		may: EDITORS
	},
	correct_answer: {
		call: `(select true from public.correct_answer(${$('answer')}, 'Twee bankjes', null, null, null))`,
		may: EDITORS
	},
	list_responses: { call: `(select true from public.list_responses(${c}))`, may: TEAM },
	response_place: {
		call: `(select place = 1 from public.response_place(${$('response')}, ${c}))`,
		may: TEAM
	},
	count_responses: {
		call: `(select responses = 1 from public.count_responses(${c}))`,
		may: TEAM
	},
	// Whoever holds the code, and nobody without it.
	withdraw_by_code: {
		call: `public.withdraw_by_code('${secret('ours', 'wis')}')`,
		may: ANYONE
	},
	withdraw_response: {
		call: `(select true from public.withdraw_response(${$('response')}))`,
		may: 'C'
	},
	purge_expired: { call: 'public.purge_expired() = 0', may: ANYONE },
	save_theme: { call: `public.save_theme(${c}, ${theme})`, may: EDITORS },
	archive_theme: {
		call: `(select true from public.archive_theme(${$('theme')}, true))`,
		may: EDITORS
	},
	merge_themes: {
		call: `public.merge_themes(${$('theme')}, ${$('other theme')}) = 1`,
		may: EDITORS
	},
	move_theme: {
		call: `(select true from public.move_theme(${$('theme')}, ${$('other theme')}))`,
		may: EDITORS
	},
	step_theme: { call: `public.step_theme(${$('theme')}, 1)`, may: EDITORS },
	split_theme: {
		call: `public.split_theme(${$('theme')}, ${theme}, array[${$('answer')}]::uuid[], '', '[]') = 1`,
		may: EDITORS
	},
	answers_to_group: { call: `public.answers_to_group(${c}) is not null`, may: EDITORS },
	save_candidates: {
		call: `public.save_candidates(${c}, jsonb_build_array(jsonb_build_object('label', 'Licht', 'words', '["lamp"]'::jsonb, 'voices', false, 'answers', jsonb_build_array(${$('answer')})))) = 1`,
		may: EDITORS
	},
	theme_candidates: { call: `public.theme_candidates(${c}) is not null`, may: TEAM },
	decide_candidate: {
		call: `public.decide_candidate(${$('candidate')}, 'refuse') is not null`,
		may: EDITORS
	},
	start_round: {
		call: `public.start_round(${c}, ${$('worker')}, ${$('coordinator')}, 1) is not null`,
		may: 'C'
	},
	round_queue: { call: `public.round_queue(${$('round')}) is not null`, may: TEAM },
	// One of the two coders, while the round is not finished.
	code_round_answer: {
		call: `public.code_round_answer(${$('open round')}, ${$('answer')}, '{}')`,
		may: EDITORS
	},
	round_codings: { call: `public.round_codings(${$('round')}) is not null`, may: TEAM },
	resolve_round_answer: {
		call: `public.resolve_round_answer(${$('round')}, ${$('answer')}, '{}')`,
		may: TEAM
	},
	start_committee_round: {
		call: `public.start_committee_round(${$('asked')}, ${$('worker')}, 3) is not null`,
		may: 'C'
	},
	committee_progress: {
		call: `public.committee_progress(${$('asked round')}) ->> 'done' = '1'`,
		may: TEAM
	},
	finish_committee_round: {
		call: `(select true from public.finish_committee_round(${$('asked round')}))`,
		may: EDITORS
	},
	committee_codings: {
		call: `jsonb_array_length(public.committee_codings(${$('finished committee round')})) = 1`,
		may: TEAM
	},
	// Whoever holds a link that works.
	open_round: {
		call: `public.open_round('${secret('ours', 'askedlink')}') ->> 'state' = 'open'`,
		may: ANYONE
	},
	code_quote: {
		call: `public.code_quote('${secret('ours', 'askedlink')}', ${NEW}, ${$('asked quote 1')}, '{}') = 'stored'`,
		may: ANYONE
	},
	suggest_codings: {
		call: `public.suggest_codings(${c}, 'engine', ${suggestions}) = 1`,
		may: TEAM
	},
	decide_codings: {
		call: `(select true from public.decide_codings(${c}, ${decisions}))`,
		may: TEAM
	},
	decide_answers: {
		call: `(select true from public.decide_answers(${c}, ${decisions}, '[]', ${marks}))`,
		may: TEAM
	},
	suggest_stances: { call: `public.suggest_stances(${c}, ${stances}) = 1`, may: TEAM },
	decided_stances: { call: `public.decided_stances(${c}) is not null`, may: TEAM },
	translate_answer: {
		call: `(select true from public.translate_answer(${$('answer')}, 'Een bank'))`,
		may: EDITORS
	},
	learn_from_checks: { call: `public.learn_from_checks(${c}) is not null`, may: TEAM },
	checked_codings: { call: `public.checked_codings(${c}) is not null`, may: TEAM },
	answers_to_suggest: {
		call: `public.answers_to_suggest(${c}, 'next') is not null`,
		may: TEAM
	},
	theme_overview: { call: `public.theme_overview(${c}) is not null`, may: TEAM },
	theme_by: { call: `public.theme_by(${c}, 'area', 'answers') is not null`, may: TEAM },
	theme_answers: { call: `public.theme_answers(${c}, 'all') is not null`, may: TEAM },
	theme_pairs: { call: `public.theme_pairs(${c}) is not null`, may: TEAM },
	check_candidates: { call: `public.check_candidates(${c}) is not null`, may: TEAM },
	answers_by_id: {
		call: `jsonb_array_length(public.answers_by_id(${c}, array[${$('answer')}]::uuid[])) = 1`,
		may: TEAM
	},
	expect_codings: {
		call: `public.expect_codings(${c}, jsonb_build_array(jsonb_build_object('answer', ${$('answer')}, 'expected', 0.5))) = 1`,
		may: TEAM
	},
	check_quality: { call: `public.check_quality(${c}) is not null`, may: TEAM },
	decision_history: {
		call: `(select count(*) >= 5 from public.decision_history(${c}))`,
		may: TEAM
	},
	theme_use: { call: `public.theme_use(${$('theme')}) is not null`, may: TEAM },
	mark_safety: {
		call: `cardinality(public.mark_safety(${c}, ${$('response')}, jsonb_build_array(jsonb_build_object('id', ${NEW}, 'reason', 'threat', 'at', now())))) = 1`,
		may: EDITORS
	},
	settle_safety: {
		call: `(select true from public.settle_safety(${$('signal')}, true, false))`,
		may: 'C'
	},
	safety_signals: {
		call: `(select true from public.safety_signals() s where s.consultation_id = ${c})`,
		may: EDITORS
	},
	// Every coordinator counts those of their own team.
	open_safety_signals: { call: 'public.open_safety_signals() = 1', may: 'CO' },
	purge_safety_signals: { call: 'public.purge_safety_signals() = 0', may: ANYONE },
	count_doors: {
		call: `public.count_doors(${c}, jsonb_build_array(jsonb_build_object('id', ${NEW}, 'area', ${$('area')}, 'outcome', 'later', 'day', current_date))) = 1`,
		may: EDITORS
	},
	door_overview: {
		call: `(select responses = 1 and later = 1 from public.door_overview(${c}) where name = 'Spilplein')`,
		may: TEAM
	},
	make_codes: {
		call: `public.make_codes(${c}, ${NEW}, 'Flat', array[repeat('d', 64)]) = 1`,
		may: EDITORS
	},
	renew_codes: {
		call: `public.renew_codes(${$('batch')}, array[repeat('a', 64)]) = 1`,
		may: EDITORS
	},
	drop_codes: { call: `(select true from public.drop_codes(${$('batch')}))`, may: EDITORS },
	// Whoever holds a code may hear whether it works.
	check_code: {
		call: `public.check_code(${c}, '${secret('ours', 'sleutel')}') ->> 'code' = 'open'`,
		may: ANYONE
	},
	begin_visit: {
		call: `(select true from public.begin_visit(${NEW}, ${c}, null, null))`,
		may: ANYONE
	},
	judge_flags: {
		call: `(select true from public.judge_flags(${c}, ${$('response')}, '{fast}', null, 'keep', null))`,
		may: EDITORS
	},
	purge_visits: { call: 'public.purge_visits() = 0', may: ANYONE },
	report_counts: { call: `public.report_counts(${c}) is not null`, may: TEAM },
	report_version: { call: `public.report_version(${c}, 1) is not null`, may: TEAM },
	publish_report: { call: `public.publish_report(${c}, 1)`, may: EDITORS },
	// Whoever holds a link that works.
	open_report: {
		call: `public.open_report('${secret('ours', 'committeelink')}') is not null`,
		may: ANYONE
	},
	react: {
		call: `public.react('${secret('ours', 'committeelink')}', ${NEW}, null, null, 'Herkenbaar') = 'stored'`,
		may: ANYONE
	},
	// Whoever holds the id of the response, which stands in the resident's cookie only.
	begin_media: {
		call: `public.begin_media(${$('draft')}, jsonb_build_object('id', ${NEW}, 'question', 'mist', 'kind', 'voice', 'size', 4, 'hash', repeat('a', 64))) is not null`,
		may: ANYONE
	},
	put_media_part: {
		call: `public.put_media_part(${$('draft')}, ${$('photo on its way')}, 0, '', '') ->> 'state' = 'complete'`,
		may: ANYONE
	},
	remove_media: {
		call: `public.remove_media(${$('draft')}, ${$('photo on its way')})`,
		may: ANYONE
	},
	resident_media: {
		call: `public.resident_media('${secret('ours', 'code')}', ${$('draft')}) is not null`,
		may: ANYONE
	},
	media_bytes: { call: `public.media_bytes(${$('recording')}) is not null`, may: EDITORS },
	transcribe_media: {
		call: `public.transcribe_media(${$('recording')}, 'Een bankje') is not null`,
		may: EDITORS
	},
	begin_guide_audio: {
		call: `public.begin_guide_audio(${c}, jsonb_build_object('id', ${NEW}, 'size', 4, 'hash', repeat('a', 64), 'seconds', 1)) is not null`,
		may: EDITORS
	},
	put_team_media_part: {
		call: `public.put_team_media_part(${$('read aloud')}, 0, '', '') ->> 'state' = 'complete'`,
		may: EDITORS
	},
	begin_talk: {
		call: `public.begin_talk(${$('response')}, jsonb_build_object('id', ${NEW}, 'size', 4, 'hash', repeat('a', 64), 'seconds', 1, 'recorded_at', now()), '{}') is not null`,
		may: EDITORS
	},
	finish_talk: { call: `public.finish_talk(${$('response')}, true)`, may: EDITORS },
	// Whoever may, hears that nothing was left to type out here: the one open question has an answer (see the tests of talks).
	type_out_talk: {
		call: `public.type_out_talk(${$('response')}, 'mist', 'Een bankje') is not null`,
		may: NOBODY
	},
	published_audio: {
		call: `public.published_audio('${secret('ours', 'code')}', ${$('read aloud')}) is not null`,
		may: ANYONE
	},
	purge_media: { call: 'public.purge_media() = 0', may: ANYONE },
	open_report_photos: {
		call: `jsonb_array_length(public.open_report_photos('${secret('ours', 'committeelink')}')) = 1`,
		may: ANYONE
	},
	open_report_photo: {
		call: `public.open_report_photo('${secret('ours', 'committeelink')}', ${$('released photo')}) is not null`,
		may: ANYONE
	},
	report_photos: { call: `jsonb_array_length(public.report_photos(${c}, 1)) = 1`, may: TEAM }
};

export const mayDo = (who: Who, actor: keyof typeof ACTORS): boolean =>
	who.includes(ACTORS[actor].letter);
