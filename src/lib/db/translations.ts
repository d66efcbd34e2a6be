import { unwrap, type Db } from './client.ts';

/** Keeps a worker's translation of an open answer; an empty text takes it away. Earlier ones stay in its history. */
export async function translate(db: Db, answer: string, text: string): Promise<void> {
	unwrap(await db.rpc('translate_answer', { answer, new_text: text }));
}
