import type { Attachment } from 'svelte/attachments';

/** Moves the focus to the heading of the next step, so that keyboard and screen reader go on from there. */
export const arrive: Attachment<HTMLElement> = (heading) => heading.focus();
