import { createTransport } from 'nodemailer';
import { SettingsError } from '../db/settings.ts';

export interface Mail {
	to: string[];
	subject: string;
	text: string;
}
export type SendMail = (mail: Mail) => Promise<void>;

const filled = (value: string | undefined) => value?.trim() || undefined;

/**
 * Mail through the host that `SMTP_URL` names, and through no other; undefined where none is set.
 * @throws SettingsError with one sentence that names the setting
 */
export function openMail(env: Record<string, string | undefined>): SendMail | undefined {
	const [url, from] = [filled(env.SMTP_URL), filled(env.SMTP_FROM)];
	if (!url && !from) return undefined;
	if (!url) throw new SettingsError('SMTP_URL ontbreekt: SMTP_FROM is wel ingesteld.');
	if (!from) throw new SettingsError('SMTP_FROM ontbreekt: SMTP_URL is wel ingesteld.');
	if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? '')) {
		throw new SettingsError('SMTP_URL moet een adres zijn dat begint met smtp:// of smtps://.');
	}
	const transport = createTransport(url, { from });
	return async (mail) => {
		// A file or an address in a message is never fetched.
		await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true });
	};
}
