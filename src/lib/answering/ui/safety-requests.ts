import { z } from 'zod';
import type { SafetySignal } from '../safety.ts';

const PATIENCE_MS = 15_000;
const KEPT_ADVICE = 'wijkspraak.advies';
const Advice = z.object({ advice: z.string() });

export type SignalDelivery = 'sent' | 'waiting' | 'refused';

/** Brings the signals of one conversation to the coordinator at once. What is waiting travels with the interview as well. */
export async function deliverSignals(
	consultation: string,
	response: string,
	signals: readonly SafetySignal[]
): Promise<SignalDelivery> {
	try {
		const { status } = await fetch('/veiligheid/melden', {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ consultation, response, signals }),
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		if (status === 204) return 'sent';
		return status === 400 || status === 403 ? 'refused' : 'waiting';
	} catch {
		return 'waiting';
	}
}

/** The team's advice: as it is now, or without a connection as this device last saw it. */
export async function fetchAdvice(): Promise<string> {
	try {
		const response = await fetch('/veiligheid/advies', {
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		const { advice } = Advice.parse(await response.json());
		localStorage.setItem(KEPT_ADVICE, advice);
		return advice;
	} catch {
		return localStorage.getItem(KEPT_ADVICE) ?? '';
	}
}
