/**
 * Attributes for a `<details>` that the page opens itself, to be spread on it. `open={…}` would also close one that
 * the reader opened before the page had hydrated; an absent attribute leaves it as it is.
 */
export const openWhen = (opened: unknown): { open?: true } => (opened ? { open: true } : {});
