/** Printable characters that JSON need not escape; one stands for one small number. */
const LETTERS = Array.from({ length: 92 }, (_, i) => 35 + i).filter((code) => code !== 92);
const MIDDLE = 45;
const VALUES = new Int16Array(127).fill(-1);
LETTERS.forEach((code, value) => (VALUES[code] = value));

/** The largest absolute value that one letter holds. */
export const MOST = MIDDLE;

/** Whole numbers from -45 to 45, one letter each; general compression does the rest. */
export function packSigned(values: ArrayLike<number>): string {
	return Array.from(values, (value) => {
		if (!Number.isInteger(value) || Math.abs(value) > MOST)
			throw new RangeError(`cannot pack ${value}`);
		return String.fromCharCode(LETTERS[value + MIDDLE]!);
	}).join('');
}

export function unpackSigned(text: string): Int8Array {
	const values = new Int8Array(text.length);
	for (let i = 0; i < text.length; i++) values[i] = valueAt(text, i) - MIDDLE;
	return values;
}

/** Rising whole numbers as differences in base 45; a letter from the upper half says that more follow. */
export function packRising(values: ArrayLike<number>): string {
	let text = '';
	let before = -1;
	for (let i = 0; i < values.length; i++) {
		let rest = values[i]! - before - 1;
		if (rest < 0) throw new RangeError('numbers must rise');
		before = values[i]!;
		let digits = '';
		do {
			digits = String.fromCharCode(LETTERS[(rest % 45) + (digits ? 45 : 0)]!) + digits;
			rest = Math.floor(rest / 45);
		} while (rest > 0);
		text += digits;
	}
	return text;
}

export function unpackRising(text: string): Int32Array {
	const values: number[] = [];
	let before = -1;
	let number = 0;
	for (let i = 0; i < text.length; i++) {
		const value = valueAt(text, i);
		number = number * 45 + (value % 45);
		if (value >= 45) continue;
		before += number + 1;
		values.push(before);
		number = 0;
	}
	return Int32Array.from(values);
}

function valueAt(text: string, at: number): number {
	const value = VALUES[text.charCodeAt(at)] ?? -1;
	if (value < 0) throw new RangeError(`unknown letter at ${at}`);
	return value;
}
