/** What the first version of the app left on a device, made in the browser with nothing of today's code. */
interface OldStore {
	user: string;
	pin: string;
	draft: { id: string; consultationId: string; versionId: string; said: Record<string, string[]> };
	pack: { consultation: { id: string } };
}

/** Runs in the page: it may use nothing but its argument. */
export async function oldStore({ user, pin, draft, pack }: OldStore): Promise<void> {
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
		format: 1,
		id,
		number: 1,
		consultationId,
		versionId,
		savedAt: null,
		changedAt: at,
		state: 'draft',
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
	const consultation = pack.consultation.id;
	const records = [
		{ vault: user, kind: 'item', id, ...(await seal(key, json(item), `item ${id}`)) },
		{
			vault: user,
			kind: 'pack',
			id: consultation,
			...(await seal(key, json(pack), `pack ${consultation}`))
		}
	];
	await new Promise<void>((resolve, reject) => {
		const opening = indexedDB.open('wijkspraak-gesprek', 1);
		opening.onupgradeneeded = () => {
			opening.result.createObjectStore('vaults', { keyPath: 'user' }).put(vault);
			const store = opening.result.createObjectStore('records', {
				keyPath: ['vault', 'kind', 'id']
			});
			for (const record of records) store.put(record);
		};
		opening.onerror = () => reject(new Error('the old store was not made'));
		opening.onsuccess = () => {
			opening.result.close();
			resolve();
		};
	});
}
