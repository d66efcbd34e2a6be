import type { Role } from '../db/teams.ts';

/** What a role may do on screen. The database decides again: this only spares people buttons that would be refused. */
export const ROLE_MAY = {
	coordinator: { edit: true, manage: true },
	worker: { edit: true, manage: false },
	reviewer: { edit: false, manage: false }
} as const satisfies Record<Role, { edit: boolean; manage: boolean }>;
