import { setTimeout as sleep } from 'node:timers/promises';
import type { SafetySignal } from '../answering/safety.ts';
import * as safety from '../db/safety.ts';
import { members } from '../db/teams.ts';
import { m } from '../paraglide/messages.js';
import type { Mail, SendMail } from './mail.ts';

/** When the mail host does not answer: after so many seconds it is tried again. */
const AGAIN_AFTER_S = [30, 300, 1800];

/** Stores the signals of one conversation; for those that are new the team's coordinators get an e-mail. */
export async function markSafety(
	{ db, session, mail }: App.Locals,
	conversation: { consultation: string; response: string; origin: string },
	signals: readonly SafetySignal[]
): Promise<void> {
	const { consultation, response, origin } = conversation;
	const fresh = await safety.mark(db, consultation, response, signals);
	if (fresh === 0 || !mail || !session?.member) return;
	const team = await members(db, session.member.teamId);
	const to = team.filter(({ role }) => role === 'coordinator').map(({ email }) => email);
	// Whoever marked it does not wait for the mail.
	void deliver(mail, {
		to,
		subject: m.safety_mail_subject({}, { locale: 'nl' }),
		// Nothing of what was said, nor about whom: an e-mail is read by many machines.
		text: m.safety_mail_text({ link: `${origin}/veiligheid` }, { locale: 'nl' })
	});
}

async function deliver(send: SendMail, mail: Mail): Promise<void> {
	for (const wait of [...AGAIN_AFTER_S, undefined]) {
		try {
			await send(mail);
			return;
		} catch (error) {
			const code = (error as { code?: string }).code ?? 'onbekend';
			console.error(`E-mail over een veiligheidssignaal niet verstuurd (${code}).`);
			if (wait !== undefined) await sleep(wait * 1000, undefined, { ref: false });
		}
	}
}
