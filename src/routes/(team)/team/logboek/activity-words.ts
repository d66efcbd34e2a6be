import { m } from '$lib/paraglide/messages.js';

const OBJECTS: Record<string, () => string> = {
	consultation: m.activity_consultation,
	area: m.activity_area,
	guide_draft: m.activity_guide_draft,
	guide_version: m.activity_guide_version,
	import_batch: m.activity_import_batch,
	withdrawal: m.activity_withdrawal,
	answer_revision: m.activity_answer_revision,
	theme: m.activity_theme,
	quote: m.activity_quote,
	media: m.activity_media,
	talk_consent: m.activity_talk_consent,
	photo_release: m.activity_photo_release,
	report_draft: m.activity_report_draft,
	report: m.activity_report,
	committee_link: m.activity_committee_link,
	member: m.activity_member,
	invitation: m.activity_invitation,
	response_revision: m.activity_response_revision,
	response_flag_event: m.activity_response_flag_event,
	device: m.activity_device
};
const VERBS: Record<string, () => string> = {
	insert: m.activity_insert,
	update: m.activity_update,
	delete: m.activity_delete
};

/** "voegde toe: een thema". What the database logs beyond these words is shown by its own name. */
export function activityWords(objectKind: string, verb: string): string {
	return `${VERBS[verb]?.() ?? verb}: ${OBJECTS[objectKind]?.() ?? objectKind}`;
}
