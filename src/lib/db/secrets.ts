import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SettingsError } from './settings.ts';

const Secrets = z.object({
	jwtSecret: z.string().min(32),
	publishableKey: z.string().regex(/^sb_publishable_\w{20,}$/),
	databasePassword: z.string().min(20)
});
/** What the rungs on PostgreSQL need to keep between starts: the key that signs sessions, among others. */
export type Secrets = z.infer<typeof Secrets>;

const random = (bytes: number) => randomBytes(bytes).toString('hex');

/**
 * Reads the secrets from `dataDir`, or makes them on the first start. The file is readable by its owner only.
 * @throws SettingsError when the file is there but damaged: new secrets would sign everybody out.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
	await mkdir(dataDir, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
		throw new SettingsError(
			`DATA_DIR ${dataDir} is niet te maken (${cause.code}): kies een andere map.`,
			{ cause }
		);
	});
	const file = path.join(dataDir, 'secrets.json');
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (text !== undefined) return parse(text, file);

	const secrets: Secrets = {
		jwtSecret: random(32),
		publishableKey: `sb_publishable_${random(16)}`,
		databasePassword: random(24)
	};
	const half = `${file}.${process.pid}`;
	await writeFile(half, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
	await chmod(half, 0o600);
	await rename(half, file);
	return secrets;
}

function parse(text: string, file: string): Secrets {
	try {
		return Secrets.parse(JSON.parse(text));
	} catch (cause) {
		throw new SettingsError(`${file} is beschadigd: zet een reservekopie terug.`, { cause });
	}
}
