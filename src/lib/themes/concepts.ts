import { conceptKey } from './features.ts';
import { stem, type Token } from './text.ts';

/** A concept, or two of them near each other, in an answer, and the places of its words. */
export interface ConceptHit {
	/** What `knownAs` calls its key. */
	known: number;
	first: number;
	last: number;
}

/** So many words apart, two concepts still say something together. */
const REACH = 6;
const LEAST_COMPOUND = 8;
const LEAST_HEAD = 3;
const LEAST_TAIL = 4;
const START = 3;
const CACHE = 50_000;
const NONE: readonly number[] = [];

/**
 * Groups of words that stand for the same thing ("knie" and "heup", "deurwaarder" and "aanmaning"), so that what
 * was learned of one word goes for the others, and what two words mean together can be learned at all.
 */
export class Concepts {
	private readonly stems = new Map<string, number[]>();
	private readonly starts = new Set<string>();
	/** Per pair of concepts what it is known as, or -1. */
	private readonly known: Int32Array;
	private readonly count: number;
	private readonly words = new Map<string, readonly number[]>();
	/** In which reading each pair was met last, so that it counts once per answer. */
	private readonly met: Int32Array;
	private reading = 0;

	/** One text of stems, apart by spaces, per concept; what is not known (-1) is not found. */
	constructor(groups: readonly string[], knownAs = (key: number): number => key) {
		this.count = groups.length;
		groups.forEach((group, concept) => {
			for (const word of group.split(' ')) {
				this.starts.add(word.slice(0, START));
				const known = this.stems.get(word);
				if (known) known.push(concept);
				else this.stems.set(word, [concept]);
			}
		});
		this.known = Int32Array.from({ length: this.count ** 2 }, (_, place) =>
			knownAs(conceptKey(Math.floor(place / this.count), place % this.count))
		);
		this.met = new Int32Array(this.known.length);
	}

	/** Every concept of the answer, and every two near each other, once. */
	find(tokens: readonly Token[]): ConceptHit[] {
		const hits: ConceptHit[] = [];
		if (this.count === 0) return hits;
		this.reading += 1;
		const places: number[] = [];
		const own: (readonly number[])[] = [];
		tokens.forEach((token, i) => {
			const concepts = this.ofWord(token.folded);
			if (concepts.length === 0) return;
			places.push(i);
			own.push(concepts);
		});
		for (let i = 0; i < own.length; i++) {
			const first = places[i]!;
			for (const concept of own[i]!) {
				this.meet(concept, concept, first, first, hits);
				for (let j = i + 1; j < own.length && places[j]! <= first + REACH; j++) {
					for (const other of own[j]!)
						if (other !== concept) this.meet(concept, other, first, places[j]!, hits);
				}
			}
		}
		return hits;
	}

	private meet(a: number, b: number, first: number, last: number, hits: ConceptHit[]): void {
		const place = Math.min(a, b) * this.count + Math.max(a, b);
		const known = this.known[place]!;
		if (known < 0 || this.met[place] === this.reading) return;
		this.met[place] = this.reading;
		hits.push({ known, first, last });
	}

	private ofWord(folded: string): readonly number[] {
		const known = this.words.get(folded);
		if (known) return known;
		const concepts = this.stems.get(stem(folded)) ?? this.ofTail(folded);
		if (this.words.size >= CACHE) this.words.clear();
		this.words.set(folded, concepts);
		return concepts;
	}

	/** A compound is what its last part is. */
	private ofTail(folded: string): readonly number[] {
		if (folded.length < LEAST_COMPOUND) return NONE;
		for (let at = LEAST_HEAD; at < folded.length - LEAST_HEAD; at++) {
			if (!this.mayStart(folded, at)) continue;
			const tail = stem(folded.slice(at));
			const concepts = tail.length >= LEAST_TAIL ? this.stems.get(tail) : undefined;
			if (concepts) return concepts;
		}
		return NONE;
	}

	/** Whether a stem starts like this: cheaper than to take the stem. Double letters become one in a stem. */
	private mayStart(folded: string, at: number): boolean {
		const doubled = folded[at] === folded[at + 1] || folded[at + 1] === folded[at + 2];
		return doubled || this.starts.has(folded.slice(at, at + START));
	}
}
