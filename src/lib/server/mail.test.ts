import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openMail } from './mail.ts';

/** A mail host that takes one letter over SMTP, and gives it back. */
async function mailHost() {
	const lines: string[] = [];
	const server = createServer((socket) => {
		let data = false;
		socket.write('220 post.example\r\n');
		socket.on('data', (part) => {
			for (const line of part.toString().split('\r\n').filter(Boolean)) {
				lines.push(line);
				if (data && line !== '.') continue;
				data = line === 'DATA';
				socket.write(data ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
				if (line === 'QUIT') socket.end();
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, lines, close: () => server.close() };
}

test('a letter goes to everybody it is for, through the host that is set', async () => {
	const host = await mailHost();
	const send = openMail({ SMTP_URL: host.url, SMTP_FROM: 'wijkspraak@wijk.example' });
	await send!({ to: ['a@wijk.example', 'b@wijk.example'], subject: 'Signaal', text: 'Kijk hier' });
	host.close();
	expect(host.lines).toContain('MAIL FROM:<wijkspraak@wijk.example>');
	expect(host.lines).toContain('RCPT TO:<a@wijk.example>');
	expect(host.lines).toContain('RCPT TO:<b@wijk.example>');
	expect(host.lines).toContain('Kijk hier');
});

test('without a host there is no mail, and half a setting stops the start with one sentence', () => {
	expect(openMail({})).toBeUndefined();
	expect(() => openMail({ SMTP_URL: 'smtp://post.example' })).toThrow('SMTP_FROM ontbreekt');
	expect(() => openMail({ SMTP_FROM: 'a@b.example' })).toThrow('SMTP_URL ontbreekt');
	expect(() => openMail({ SMTP_URL: 'https://post.example', SMTP_FROM: 'a@b.example' })).toThrow(
		'begint met smtp://'
	);
});
