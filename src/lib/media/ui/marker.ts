/** For which response somebody said yes to a recording, by its fingerprint. */
export const AGREED = 'wijkspraak-media-akkoord';

/** Says that this device holds a recording or a photo of this consultation. */
export const markerOf = (base: string) => `wijkspraak-media:${base}`;
