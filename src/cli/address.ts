import { SettingsError } from '../lib/db/settings.ts';

/** What stops the app from listening, by the code that Node gives it. */
const CANNOT_LISTEN: Record<string, (at: { port: number; host: string }) => string> = {
	EADDRINUSE: ({ port }) => `Poort ${port} is bezet: kies een andere met PORT.`,
	EACCES: ({ port }) => `Poort ${port} mag niet gebruikt worden: kies een hogere met PORT.`,
	EADDRNOTAVAIL: ({ host }) => `HOST ${host} is geen adres van deze computer.`,
	ENOTFOUND: ({ host }) => `HOST ${host} is geen adres van deze computer.`
};

const number = (value: string, lowest: number, highest: number) =>
	/^\d+$/.test(value) && Number(value) >= lowest && Number(value) <= highest
		? Number(value)
		: undefined;

/**
 * Where the app listens, and whether what it is told about a proxy holds together.
 * @throws SettingsError with one sentence that names the setting
 */
export function readAddress(env: Record<string, string | undefined>): {
	port: number;
	host: string;
} {
	const port = number(env.PORT || '3000', 0, 65_535);
	if (port === undefined)
		throw new SettingsError('PORT moet een getal van 0 tot en met 65535 zijn.');
	if (env.ORIGIN && !/^https?:$/.test(URL.parse(env.ORIGIN)?.protocol ?? ''))
		throw new SettingsError('ORIGIN moet een adres zijn dat begint met https:// of http://.');
	if (env.XFF_DEPTH && number(env.XFF_DEPTH, 1, 99) === undefined)
		throw new SettingsError('XFF_DEPTH moet een getal van 1 of meer zijn.');
	if (env.XFF_DEPTH && !env.ADDRESS_HEADER)
		throw new SettingsError('ADDRESS_HEADER ontbreekt: XFF_DEPTH is wel ingesteld.');
	return { port, host: env.HOST || '0.0.0.0' };
}

/** The sentence for who starts the app when it cannot listen there, or undefined when something else is wrong. */
export const whyNotListening = (
	error: unknown,
	at: { port: number; host: string }
): string | undefined => CANNOT_LISTEN[(error as NodeJS.ErrnoException).code ?? '']?.(at);
