/** What an earlier version of the app left on a device, made in the browser with nothing of today's code. */
interface OldStore {
	/** Of the store: the first had one box for everything, the second none for sounds. */
	version: 1 | 2;
	user: string;
	pin: string;
	draft: { id: string; consultationId: string; versionId: string; said: Record<string, string[]> };
	pack: { consultation: { id: string } };
}

/** Runs in the page: it may use nothing but its argument. */
export async function oldStore({ version, user, pin, draft, pack }: OldStore): Promise<void> {
	const utf8 = new TextEncoder();
	const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
	const salt = random(16);
	const material = await crypto.subtle.importKey('raw', utf8.encode(pin), 'PBKDF2', false, [
		'deriveKey'
	]);
	const fromPin = await crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt']
	);
	const raw = random(32);
	const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
	const seal = async (by: CryptoKey, bytes: BufferSource, about: string) => {
		const iv = random(12);
		const additionalData = utf8.encode(about);
		const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, by, bytes);
		return { iv, box: new Uint8Array(box) };
	};
	const json = (value: unknown) => utf8.encode(JSON.stringify(value));
	const { id, consultationId, versionId, said } = draft;
	const at = '2026-10-01T09:00:00.000Z';
	const item = {
		id,
		number: 1,
		consultationId,
		versionId,
		changedAt: at,
		interview: {
			mode: 'assisted',
			language: 'nl',
			area: null,
			consentedAt: at,
			typed: said,
			notes: [],
			jotting: '',
			place: '!start',
			code: '0123456789AB',
			startedAt: at,
			writer: ''
		}
	};
	const vault = {
		user,
		name: 'Wim Medewerker',
		salt,
		iterations: 600_000,
		key: await seal(fromPin, raw, `key ${user}`),
		left: 10,
		device: crypto.randomUUID(),
		nextNumber: 2,
		unsent: 1
	};
	const written =
		version === 1
			? { format: 1, ...item, savedAt: null, state: 'draft' }
			: { format: 2, item: { ...item, revision: 1, synced: null, state: { is: 'draft' } } };
	const consultation = pack.consultation.id;
	const sealedItem = await seal(key, json(written), `item ${id}`);
	const sealedPack = await seal(key, json(pack), `pack ${consultation}`);
	const fill = (db: IDBDatabase) => {
		const vaults = db.createObjectStore('vaults', { keyPath: 'user' });
		if (version === 1) {
			vaults.put(vault);
			const records = db.createObjectStore('records', { keyPath: ['vault', 'kind', 'id'] });
			records.put({ vault: user, kind: 'item', id, ...sealedItem });
			records.put({ vault: user, kind: 'pack', id: consultation, ...sealedPack });
			return;
		}
		vaults.put({ ...vault, removed: [] });
		const items = db.createObjectStore('items', { keyPath: 'id' });
		items.createIndex('vault', 'vault');
		items.put({ id, vault: user, stamp: crypto.randomUUID(), ...sealedItem });
		const packs = db.createObjectStore('packs', { keyPath: ['vault', 'consultation'] });
		packs.createIndex('vault', 'vault');
		packs.put({ vault: user, consultation, ...sealedPack });
	};
	await new Promise<void>((resolve, reject) => {
		const opening = indexedDB.open('wijkspraak-gesprek', version);
		opening.onupgradeneeded = () => fill(opening.result);
		opening.onerror = () => reject(new Error('the old store was not made'));
		opening.onsuccess = () => {
			opening.result.close();
			resolve();
		};
	});
}
