import { z } from 'zod';
import { normaliseCode } from './withdrawal-code.ts';

/**
 * What a resident's device holds of their response: its id (also the key to the draft), the withdrawal code,
 * and whether it has been sent. It travels in one cookie that no script reads.
 */
export interface Ticket {
	id: string;
	code: string;
	sent: boolean;
}

const Id = z.uuid();

export function writeTicket({ id, code, sent }: Ticket): string {
	return [id, code, sent ? 'sent' : 'busy'].join('.');
}

/** The ticket in a cookie, or undefined when there is none or it was tampered with. */
export function readTicket(cookie: string | undefined): Ticket | undefined {
	const [id, code = '', state, ...more] = cookie?.split('.') ?? [];
	if (!Id.safeParse(id).success || normaliseCode(code) !== code || more.length > 0)
		return undefined;
	if (state !== 'sent' && state !== 'busy') return undefined;
	return { id: id!, code, sent: state === 'sent' };
}
