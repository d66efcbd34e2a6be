/** For which response somebody said yes to a recording, by its fingerprint. */
export const AGREED = 'wijkspraak-media-akkoord';
