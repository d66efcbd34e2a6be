import { z } from 'zod';
import { Key } from '../guide/guide.ts';

export const SafetyReason = z.enum(['abuse', 'threat', 'crisis', 'other']);
export type SafetyReason = z.infer<typeof SafetyReason>;

export const MAX_SIGNAL_NOTE = 1000;

/** That a worker heard or saw something unsafe. It travels with the interview, and is stored apart from its answers. */
export const SafetySignal = z.object({
	id: z.uuid(),
	reason: SafetyReason,
	note: z.string().trim().max(MAX_SIGNAL_NOTE),
	/** The answer that it is about; null: the conversation as a whole. */
	question: Key.nullable(),
	at: z.iso.datetime({ offset: true }),
	/** Marked by mistake. It is kept, so that this too arrives when it was sent before. */
	takenBack: z.boolean().default(false)
});
export type SafetySignal = z.infer<typeof SafetySignal>;

/** The signals of one conversation. */
export const SafetySignals = z.array(SafetySignal).max(20);

/** The list with this signal in it, in the place of an earlier state of it. */
export function withSignal(signals: readonly SafetySignal[], signal: SafetySignal): SafetySignal[] {
	const others = signals.filter(({ id }) => id !== signal.id);
	return [...others, signal];
}

/** Those that count. */
export const standing = (signals: readonly SafetySignal[]): SafetySignal[] =>
	signals.filter(({ takenBack }) => !takenBack);
