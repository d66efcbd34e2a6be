import { z } from 'zod';
import { normaliseCode } from './withdrawal-code.ts';

/**
 * What a resident's device holds of their response: its id (also the key to the draft), the withdrawal code,
 * whether it has been sent, and what it began with. It travels in one cookie that no script reads.
 */
export interface Ticket {
	id: string;
	code: string;
	sent: boolean;
	/** Enough to make the draft anew when the server no longer keeps it. */
	begun?: Begun;
}

export interface Begun {
	/** The guide version. */
	version: string;
	consentedAt: string;
	onePerScreen: boolean;
}

const Id = z.uuid();

export function writeTicket({ id, code, sent, begun }: Ticket): string {
	const parts = [id, code, sent ? 'sent' : 'busy'];
	if (begun && !sent) {
		const when = Date.parse(begun.consentedAt).toString(36);
		parts.push(begun.version, when, begun.onePerScreen ? '1' : '0');
	}
	return parts.join('.');
}

/** The ticket in a cookie, or undefined when there is none or it was tampered with. */
export function readTicket(cookie: string | undefined): Ticket | undefined {
	const [id, code = '', state, ...began] = cookie?.split('.') ?? [];
	if (!Id.safeParse(id).success || normaliseCode(code) !== code) return undefined;
	if (state !== 'sent' && state !== 'busy') return undefined;
	const ticket = { id: id!, code, sent: state === 'sent' };
	if (began.length === 0) return ticket;
	const begun = readBegun(began);
	return begun && { ...ticket, begun };
}

function readBegun([version, when = '', one, ...more]: string[]): Begun | undefined {
	const known = Id.safeParse(version).success && /^[0-9a-z]{8}$/.test(when);
	if (!known || (one !== '0' && one !== '1') || more.length > 0) return undefined;
	const consentedAt = new Date(Number.parseInt(when, 36)).toISOString();
	return { version: version!, consentedAt, onePerScreen: one === '1' };
}
