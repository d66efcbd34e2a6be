import { z } from 'zod';

/** A released photo as a reader sees it: at which theme, and what is to be seen on it. */
export const PublicPhoto = z.object({ id: z.uuid(), theme: z.uuid(), alt: z.string() });
export type PublicPhoto = z.infer<typeof PublicPhoto>;
