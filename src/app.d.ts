import type { Session } from '$lib/access/session.ts';
import type { View } from '$lib/answering/view.ts';
import type { Db } from '$lib/db/client.ts';
import type { Rung } from '$lib/db/rung.ts';
import type { Language } from '$lib/guide/guide.ts';
import type { SendMail } from '$lib/server/mail.ts';

declare global {
	namespace App {
		interface Locals {
			rung: Rung;
			/** Acts as the visitor: signed in for staff, anonymous for residents and the committee. */
			db: Db;
			session: Session | null;
			/** Absent where no mail host is set. */
			mail?: SendMail | undefined;
			/** The database could not be reached: the answer becomes 503 with when to come back. */
			outage?: boolean;
			/** What the page is written in, where that is not the interface's language. */
			language?: Language;
			/** How a resident likes to see the pages. */
			view?: View[];
		}
		interface Error {
			message: string;
			/** What a person can tell the maker of the site; nothing else is known outside the server. */
			reference?: string;
			/** A resident's link that takes no answers now, and why. */
			closed?: {
				why: 'unknown' | 'early' | 'ended' | 'unready';
				code?: string;
				title?: string;
				team?: string;
				/** YYYY-MM-DD: from when, or until when. */
				date?: string;
				contact?: string;
			};
		}
	}
}

export {};
