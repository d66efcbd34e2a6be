/** A neighbourhood for the report's tests: residents who speak of themes, and a team that confirms it. */
import { randomUUID } from 'node:crypto';
import type { Mode, Voice } from '../../src/lib/answering/answer.ts';
import { anonymous, unwrap, type Db } from '../../src/lib/db/client.ts';
import * as links from '../../src/lib/db/committee-links.ts';
import * as quotes from '../../src/lib/db/quotes.ts';
import * as reports from '../../src/lib/db/reports.ts';
import { Draft, type DraftContent } from '../../src/lib/report/report.ts';
import type { Account } from './accounts.ts';
import type { Backstage } from './backstage.ts';
import { aGuide, aResponse, grade, idOf, multipleChoice, openQuestion } from './builders.ts';
import { Seed, type SeededConsultation, type SeededResponse } from './seed.ts';

export const MISSES = 'Wat mist u?';
export const GRADE = 'Welk cijfer geeft u?';
export const PLACES = 'Waar komt u?';
export const ANSWER = 'Er is geen plek om elkaar te zien. Vraag maar naar Marco.';

interface Heard {
	count: number;
	area?: string;
	mode?: Mode;
	theme?: string;
	grade?: number;
	places?: string[];
	text?: string;
	voice?: Voice;
}

export class Story {
	readonly seed: Seed;
	readonly visitor: Db;
	readonly responses: SeededResponse[] = [];
	worker!: Account;
	at!: SeededConsultation;
	readonly themes: Record<string, string> = {};
	#residents = 0;

	constructor(backstage: Backstage, seed = new Seed(backstage)) {
		this.seed = seed;
		this.visitor = anonymous(backstage);
	}

	async begin(...themes: string[]): Promise<this> {
		await this.seed.empty();
		this.worker = await this.seed.account('worker');
		this.at = await this.seed.consultation({
			areas: ['Spilplein', 'Wiekstraat', 'Kapstraat'],
			guide: aGuide().with(
				openQuestion(MISSES),
				grade(GRADE),
				multipleChoice(PLACES, ['Buurthuis', 'Park'])
			)
		});
		for (const [position, name] of themes.entries()) await this.#addTheme(name, position);
		return this;
	}

	async #addTheme(name: string, position: number): Promise<void> {
		const id = idOf(name);
		const theme = { id, key: name.toLowerCase(), name, colour: '#336633', position };
		unwrap(await this.worker.db.rpc('save_theme', { consultation: this.at.id, theme }));
		this.themes[name] = id;
	}

	/** So many residents answer; with a theme, the worker confirms that they spoke of it. */
	async heard({ count, area, mode = 'self', theme, ...said }: Heard): Promise<SeededResponse[]> {
		const fresh: SeededResponse[] = [];
		for (let i = 0; i < count; i++) {
			let response = aResponse(`bewoner ${++this.#residents}`).by(mode);
			response = response.answering(MISSES, {
				kind: 'open',
				text: said.text ?? ANSWER,
				voice: said.voice ?? 'own'
			});
			if (area) response = response.in(area);
			if (said.grade) response = response.answering(GRADE, { kind: 'grade', number: said.grade });
			if (said.places)
				response = response.answering(PLACES, { kind: 'multiple', choices: said.places });
			fresh.push(await this.seed.response(this.at, response));
		}
		if (theme) await this.decide(theme, 'confirm', fresh);
		this.responses.push(...fresh);
		return fresh;
	}

	async decide(
		theme: string,
		act: 'confirm' | 'reject',
		responses: SeededResponse[]
	): Promise<void> {
		const decisions = responses.map((response) => ({
			answer: Object.values(response.answers)[0]!,
			theme: this.themes[theme]!,
			act
		}));
		unwrap(await this.worker.db.rpc('decide_codings', { consultation: this.at.id, decisions }));
	}

	async figures() {
		return (await reports.counts(this.worker.db, this.at.id)).figures;
	}

	/** A worker releases this part of what a resident said. */
	async release(theme: string, from: SeededResponse, text: string): Promise<string> {
		const id = randomUUID();
		await quotes.release(this.worker.db, {
			id,
			consultation: this.at.id,
			answer: Object.values(from.answers)[0]!,
			theme: this.themes[theme]!,
			text,
			releasedBy: this.worker.userId
		});
		return id;
	}

	/** A link that works for so many days, and what stands behind /c/. */
	async link(code = 'commissie2026abcd', days = 60): Promise<string> {
		await links.create(this.worker.db, {
			consultation: this.at.id,
			code,
			label: 'Bewonerscommissie',
			createdBy: this.worker.userId,
			expiresAt: new Date(Date.now() + days * 86_400_000)
		});
		return `/c/${code}`;
	}

	async publish(content: Partial<DraftContent> = {}): Promise<reports.Publication> {
		const { revision } = await reports.draft(this.worker.db, this.at.id);
		const draft = Draft.parse({ title: 'Wat wij hoorden', introduction: 'Dank u wel.', content });
		const { db, userId } = this.worker;
		const saved = await reports.saveDraft(db, this.at.id, draft, revision, userId, new Date());
		if (saved.state !== 'saved') throw new Error('somebody else saved the draft');
		return reports.publish(db, this.at.id, saved.revision);
	}
}
