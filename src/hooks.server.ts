import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { clientFromCookies, readSession } from '$lib/access/session.ts';
import { directionOf } from '$lib/answering/languages.ts';
import { anonymous, type Db } from '$lib/db/client.ts';
import { visible } from '$lib/db/consultations.ts';
import { openRung, type Rung } from '$lib/db/rung.ts';
import { readSettings, SettingsError } from '$lib/db/settings.ts';
import { m } from '$lib/paraglide/messages.js';
import { baseLocale, defineCustomServerStrategy, toLocale } from '$lib/paraglide/runtime.js';
import { paraglideMiddleware } from '$lib/paraglide/server.js';
import { logError } from '$lib/server/log.ts';
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
const CONSULTATION = '/(team)/raadpleging/[id]';

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
	// One request that fails where nobody waits for it must not end the app for everybody else.
	process.on('unhandledRejection', (error) => logError('a promise that nobody waited for', error));
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

/** For what is no page: a file, an answer to a script, a request that was turned away. */
const NOTHING_INSIDE =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const set = (name: string, value: string) => {
		if (!response.headers.has(name)) response.headers.set(name, value);
	};
	set('content-security-policy', NOTHING_INSIDE);
	set('referrer-policy', 'same-origin');
	set('x-content-type-options', 'nosniff');
	set('x-frame-options', 'DENY');
	set('cross-origin-opener-policy', 'same-origin');
	set('permissions-policy', 'camera=(), geolocation=(), microphone=(self)');
	if (event.url.protocol === 'https:') set('strict-transport-security', 'max-age=31536000');
	// On a shared computer "Back" shows nobody what a member saw before they signed out.
	if (event.locals.session) set('cache-control', 'private, no-store');
	else if (response.headers.get('content-type')?.startsWith('text/html'))
		set('cache-control', 'private, no-cache');
	return response;
};

/** What is sent to a consultation that the member may not see finds nothing there, as its pages do: actions run before any layout. */
const consultation: Handle = async ({ event, resolve }) => {
	const { request, route, params, locals } = event;
	if (
		request.method !== 'GET' &&
		route.id?.startsWith(CONSULTATION) &&
		locals.session?.member &&
		!(await visible(locals.db, params.id))
	)
		error(404, m.error_not_found());
	return resolve(event);
};

export const handle = sequence(headers, language, pressure, session, consultation);

/** What was said is never logged: a reference, the route, and the kind of error are. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	if (isOutage(error)) event.locals.outage = true;
	return {
		message,
		reference: logError(`${event.request.method} ${event.route.id ?? 'no route'}`, error)
	};
};
