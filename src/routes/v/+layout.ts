// A resident's pages are complete as the server sends them; one small module of their own adds to them.
export const csr = false;
