import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * How often one network address may try, per window in seconds. A buurthuis shares one address,
 * so answering is generous; guessing passwords and codes is not. Nothing of this is stored.
 */
const LIMITS = {
	signIn: { points: 10, duration: 60 },
	signUp: { points: 10, duration: 600 },
	invitation: { points: 20, duration: 600 },
	begin: { points: 120, duration: 300 },
	answer: { points: 600, duration: 60 },
	continue: { points: 10, duration: 300 },
	/** Parts of recordings and photos. */
	media: { points: 600, duration: 60 },
	withdraw: { points: 10, duration: 300 },
	committee: { points: 120, duration: 60 }
} as const;
export type Limited = keyof typeof LIMITS;

/**
 * What many people do at once, so that their limit must tell them apart. Behind a proxy that does not pass on who
 * comes (no `ADDRESS_HEADER`), all of them seem to be this machine itself: one limit for all would lock a whole
 * neighbourhood out.
 */
const SHARED: ReadonlySet<Limited> = new Set(['begin', 'answer', 'committee']);
const isThisMachine = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);

const limiters = new Map<Limited, RateLimiterMemory>();

/**
 * Counts one attempt from `address`.
 * @returns seconds to wait when there were too many, else 0
 */
export async function takeAttempt(what: Limited, address: string): Promise<number> {
	if (SHARED.has(what) && isThisMachine(address)) return 0;
	let limiter = limiters.get(what);
	if (!limiter) limiters.set(what, (limiter = new RateLimiterMemory(LIMITS[what])));
	try {
		await limiter.consume(address);
		return 0;
	} catch (refusal) {
		if (refusal instanceof Error) throw refusal;
		return Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000) || 1;
	}
}
