import { m } from '$lib/paraglide/messages.js';
import type { Voice } from '../../answering/answer.ts';
import type { PersonalKind } from '../span.ts';

const KINDS = {
	name: m.quote_found_name,
	phone: m.quote_found_phone,
	email: m.quote_found_email,
	account: m.quote_found_account,
	address: m.quote_found_address,
	postcode: m.quote_found_postcode,
	plate: m.quote_found_plate,
	number: m.quote_found_number,
	age: m.quote_found_age,
	situation: m.quote_found_situation
} satisfies Record<PersonalKind, () => string>;
const VOICES = {
	own: m.quote_voice_own,
	verbatim: m.quote_voice_verbatim,
	paraphrase: m.quote_voice_paraphrase,
	observation: m.quote_voice_observation
} satisfies Record<Voice, () => string>;

export const foundName = (kind: PersonalKind): string => KINDS[kind]();
export const voiceName = (voice: Voice): string => VOICES[voice]();
