import { m } from '$lib/paraglide/messages.js';
import type { SafetyReason } from '../safety.ts';

const REASONS = {
	abuse: m.safety_reason_abuse,
	threat: m.safety_reason_threat,
	crisis: m.safety_reason_crisis,
	other: m.safety_reason_other
} satisfies Record<SafetyReason, () => string>;
export const reasonName = (reason: SafetyReason): string => REASONS[reason]();
