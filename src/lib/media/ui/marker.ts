/** Says that this device holds a recording or a photo of this consultation. */
export const markerOf = (base: string) => `wijkspraak-media:${base}`;
