import { MEDIA_LIMITS } from './limits.ts';

/** Where a part of a file begins and ends, in bytes. */
export interface Part {
	number: number;
	start: number;
	end: number;
}

/** The parts of a file of `size` bytes, in order; every one but the last is `MEDIA_LIMITS.part` long. */
export function partsOf(size: number): Part[] {
	const count = Math.ceil(size / MEDIA_LIMITS.part);
	return Array.from({ length: count }, (_, number) => ({
		number,
		start: number * MEDIA_LIMITS.part,
		end: Math.min(size, (number + 1) * MEDIA_LIMITS.part)
	}));
}

/** How long to wait before attempt number `attempt` (1, 2, …), in milliseconds: longer each time, half a minute at most. */
export function waitBefore(attempt: number): number {
	return Math.min(30_000, 500 * 2 ** attempt);
}

/** A hash as it is written: two hexadecimal digits a byte. */
export function toHex(hash: ArrayBuffer): string {
	return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A length of time as a clock shows it: 1:05. */
export function clockOf(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
