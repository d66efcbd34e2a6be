import type { Role } from '../db/teams.ts';
import { m } from '../paraglide/messages.js';

const NAMES = {
	coordinator: m.role_coordinator,
	worker: m.role_worker,
	reviewer: m.role_reviewer
} satisfies Record<Role, () => string>;

export const roleName = (role: Role): string => NAMES[role]();
