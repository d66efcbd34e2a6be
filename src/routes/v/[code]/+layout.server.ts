import type { Ticket } from '$lib/answering/ticket.ts';
import { mediaOf } from './media.ts';
import { fingerprint, keepLanguage, keepView, offered, viewsOf, visitOf } from './visit.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const views = (event.locals.view = viewsOf(event));
	if (event.url.searchParams.has('weergave')) keepView(event, views);
	const visit = await visitOf(event);
	const { consultation, language, base, ticket } = visit;
	event.locals.language = language;
	const asked = offered(consultation, event.url.searchParams.get('taal'));
	if (asked) keepLanguage(event, asked);
	const media = await mediaOf(event, visit);
	return {
		language,
		languages: consultation.languages,
		team: consultation.team,
		base,
		views,
		holds: ticket && ticketHolds(ticket),
		// Names what the page's script keeps on this device: it belongs to this response and to no other.
		keep: ticket && !ticket.sent ? fingerprint(ticket) : '',
		// A recording may still be on its way when the answers were sent: it belongs to the same response.
		media: media && { ...media, keep: ticket ? fingerprint(ticket) : '' }
	};
};

const ticketHolds = ({ sent }: Ticket) => (sent ? ('sent' as const) : ('busy' as const));
