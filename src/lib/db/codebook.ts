import { randomUUID } from 'node:crypto';
import { defaultCodebook } from '../themes/codebook.ts';
import { PALETTE } from '../themes/palette.ts';
import { unwrap, type Db } from './client.ts';

/** The default codebook as `save_theme` takes it, with ids of its own and a colour each. */
export function startingThemes() {
	return defaultCodebook.map(({ id: key, name, definition, includes, excludes }, position) => ({
		id: randomUUID(),
		key,
		name,
		definition,
		includes,
		excludes,
		colour: PALETTE[position % PALETTE.length]!,
		position
	}));
}

/** Adds the default themes that a consultation does not have. A new consultation has them already. */
export async function seedCodebook(db: Db, consultationId: string): Promise<void> {
	const rows = unwrap(await db.from('theme').select('key').eq('consultation_id', consultationId));
	const present = new Set(rows.map(({ key }) => key));
	for (const theme of startingThemes()) {
		if (present.has(theme.key)) continue;
		unwrap(await db.rpc('save_theme', { consultation: consultationId, theme }));
	}
}
