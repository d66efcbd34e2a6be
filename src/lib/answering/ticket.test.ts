import { expect, test } from 'vitest';
import { readTicket, writeTicket, type Ticket } from './ticket.ts';

const id = '0f8b6c1e-7d0a-4a53-9a39-2f1f0a6c9a11';
const version = '1d2c3b4a-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const busy: Ticket = { id, code: '4F7K09MXW2TB', sent: false };
const begun = { version, consentedAt: '2026-11-24T10:00:00.000Z', onePerScreen: true };

test('a ticket comes back as it was written, with what the response began with', () => {
	for (const ticket of [busy, { ...busy, begun }, { ...busy, sent: true }])
		expect(readTicket(writeTicket(ticket))).toEqual(ticket);
});

test('what a response began with is not kept once it was sent', () => {
	expect(readTicket(writeTicket({ ...busy, sent: true, begun }))).toEqual({ ...busy, sent: true });
});

test.each([
	undefined,
	'',
	`${id}.4F7K09MXW2TB`,
	`${id}.4F7K09MXW2TB.lost`,
	`${id}.4F7K09MXW2TB.busy.${version}`,
	`${id}.4F7K09MXW2TB.busy.${version}.later.1`,
	`${id}.4F7K09MXW2TB.busy.${id}x.mid0abcd.1`,
	`${id}.4F7K09MXW2TB.busy.${version}.mid0abcd.1.more`
])('a cookie that is not one of ours is none (%s)', (cookie) => {
	expect(readTicket(cookie)).toBeUndefined();
});
