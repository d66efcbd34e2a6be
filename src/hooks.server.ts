import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { clientFromCookies, readSession } from '$lib/access/session.ts';
import { directionOf } from '$lib/answering/languages.ts';
import { anonymous, DbError, type Db } from '$lib/db/client.ts';
import { openRung, type Rung } from '$lib/db/rung.ts';
import { readSettings, SettingsError } from '$lib/db/settings.ts';
import { baseLocale, defineCustomServerStrategy, toLocale } from '$lib/paraglide/runtime.js';
import { paraglideMiddleware } from '$lib/paraglide/server.js';
import { openMail, type SendMail } from '$lib/server/mail.ts';
import { holdEarlyActs } from '$lib/ui/early.ts';
import { isOutage, pressure } from '$lib/server/pressure.ts';
import { startRetention } from '$lib/server/retention.ts';
import { withoutHydration } from '$lib/server/without-hydration.ts';

let rung: Rung;
let visitor: Db;
let mail: SendMail | undefined;

/** Pages without an account: residents, the committee, health. They get an anonymous client and no session. */
const PUBLIC = /^\/(v|c|healthz)(\/|$)/;

export const init: ServerInit = async () => {
	try {
		mail = openMail(process.env);
		rung = await openRung(readSettings(process.env));
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		console.error(error.message);
		process.exit(1);
	}
	visitor = anonymous(rung);
	const stopRetention = startRetention(visitor);
	process.once('sveltekit:shutdown', () => {
		// A connection that closes under a running transaction never ends.
		void stopRetention().then(() => rung.close());
	});
};

// The address may name a language (?taal=en). Residents keep it in a cookie of their consultation's own; what a
// member of the team chose on the same machine is not theirs. Questionnaires come in more languages than the interface.
defineCustomServerStrategy('custom-visit', {
	getLocale: (request) => {
		if (!request) return undefined;
		const url = new URL(request.url);
		const asked = url.searchParams.get('taal') ?? undefined;
		if (!/^\/v(\/|$)/.test(url.pathname)) return asked;
		const kept = /(?:^|;\s*)taal=([a-z]{2})(?:;|$)/.exec(request.headers.get('cookie') ?? '')?.[1];
		return toLocale(asked ?? kept) ?? baseLocale;
	}
});

/** Pages without a script of their own hold nothing, and have no place for it. */
const EARLY = /\s*<script nonce="[^"]*">\s*%wijkspraak\.early%\s*<\/script>/;
const early = `(${holdEarlyActs.toString()})()`;

const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) => {
				const language = event.locals.language ?? locale;
				const isPublic = PUBLIC.test(event.url.pathname);
				return (
					isPublic
						? withoutHydration(html.replace(EARLY, ''))
						: html.replace('%wijkspraak.early%', () => early)
				)
					.replace('%wijkspraak.lang%', language)
					.replace('%wijkspraak.dir%', directionOf(language))
					.replace('%wijkspraak.view%', (event.locals.view ?? []).join(' '));
			}
		});
	});

const session: Handle = async ({ event, resolve }) => {
	event.locals.rung = rung;
	event.locals.mail = mail;
	if (PUBLIC.test(event.url.pathname)) {
		event.locals.db = visitor;
		event.locals.session = null;
	} else {
		event.locals.db = clientFromCookies(rung, event.cookies, event.url.protocol === 'https:');
		event.locals.session = await readSession(event.locals.db);
	}
	return resolve(event, {
		filterSerializedResponseHeaders: (name) => name === 'content-range'
	});
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('x-frame-options', 'DENY');
	response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(self)');
	if (
		!response.headers.has('cache-control') &&
		response.headers.get('content-type')?.startsWith('text/html')
	) {
		response.headers.set('cache-control', 'private, no-cache');
	}
	return response;
};

export const handle = sequence(headers, language, pressure, session);

/** What was said is never logged: a reference, the route, and the kind of error are. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	if (isOutage(error)) event.locals.outage = true;
	const reference = randomUUID().slice(0, 8);
	const kind =
		error instanceof DbError
			? `database ${error.code}`
			: error instanceof Error
				? error.name
				: 'unknown';
	const where =
		error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
	console.error(
		`[${reference}] ${event.request.method} ${event.route.id ?? 'no route'}: ${kind}\n${where}`
	);
	return { message, reference };
};
