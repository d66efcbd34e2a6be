/** What a recording or a photo may be. The database holds the same numbers (migration 070001). */
export const MEDIA_LIMITS = {
	/** Bytes of one part: small enough to get through on a poor line, and to send again. */
	part: 131_072,
	voice: { maxMinutes: 10, bytesPerMinute: 1_000_000 },
	photo: { bytes: 2_000_000, longestSide: 1600 },
	/** What the team reads aloud at one text (migration 090002). */
	guide: { bytes: 3_000_000, seconds: 180 },
	/** One stretch of a whole conversation; the next one begins where it ends (migration 090101). */
	talk: { bytes: 10_000_000, seconds: 1800, maxDays: 90 },
	/** Recordings in one file with a device's queue: about 18 hours of talking, and what a small tablet can still save. */
	queueFile: { bytes: 200_000_000 }
} as const;

/** How speech is recorded: clear, and 5 minutes of it are under a megabyte. */
export const VOICE_BITS_PER_SECOND = 24_000;
