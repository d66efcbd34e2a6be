type Triple = readonly [number, number, number];

/**
 * What a colour looks like to somebody without red, green or blue cones, on linear RGB
 * (Machado, Oliveira & Fernandes 2009, IEEE Transactions on Visualization and Computer Graphics 15(6), severity 1.0).
 */
const VISIONS = {
	normal: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
} satisfies Record<string, readonly Triple[]>;
export type Vision = keyof typeof VISIONS;
export const ALL_VISIONS = Object.keys(VISIONS) as Vision[];

const times = (rows: readonly Triple[], [a, b, c]: Triple): Triple => {
	const [x = 0, y = 0, z = 0] = rows.map((row) => row[0] * a + row[1] * b + row[2] * c);
	return [x, y, z];
};

/** The channels of `#rrggbb` as amounts of light, from 0 to 1. */
export function linear(colour: string): Triple {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return [r, g, b];
}

/** CIE 1976 L*a*b* for daylight (D65). */
function lab(light: Triple): Triple {
	const [x, y, z] = times(
		[
			[0.4124564, 0.3575761, 0.1804375],
			[0.2126729, 0.7151522, 0.072175],
			[0.0193339, 0.119192, 0.9503041]
		],
		light
	);
	const [fx = 0, fy = 0, fz = 0] = [x / 0.95047, y, z / 1.08883].map((t) =>
		t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116
	);
	return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** How different two colours look with this vision (CIE 1976 ΔE; about 2 is the least that people notice side by side). */
export function difference(one: string, other: string, vision: Vision): number {
	const seen = (colour: string) => {
		const [r, g, b] = times(VISIONS[vision], linear(colour));
		const clip = (channel: number) => Math.min(1, Math.max(0, channel));
		return lab([clip(r), clip(g), clip(b)]);
	};
	const [a, b] = [seen(one), seen(other)];
	return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
