import { Agent } from 'node:http';
import type { Backstage } from '../support/backstage.ts';
import { Resident } from '../support/resident.ts';
import type { SeededConsultation } from '../support/seed.ts';
import { Visitor } from '../support/visitor.ts';
import { quantile, type Measurement } from './measure.ts';

const RESIDENTS = 3000;
const AT_ONCE = 24;
const ANSWERS = {
	wat_mist_u: 'Een bankje bij de speeltuin, en licht op het pad naar de metro.',
	wat_gaat_goed: 'De buren helpen elkaar.',
	voelt_u_zich_thuis: 'yes',
	welk_rapportcijfer_geeft_u: '7'
};

/** Lets `AT_ONCE` residents at a time do something, and says how long each took. */
async function eachOf(residents: Resident[], act: (resident: Resident) => Promise<void>) {
	const waiting = residents.values();
	const times: number[] = [];
	const began = performance.now();
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			for (const resident of waiting) {
				const at = performance.now();
				await act(resident);
				times.push(performance.now() - at);
			}
		})
	);
	return { times, seconds: (performance.now() - began) / 1000 };
}

/** Residents from as many network addresses send their last page; what was acknowledged is counted against the database. */
export async function measureSubmits(
	appUrl: string,
	consultation: SeededConsultation,
	backstage: Backstage
): Promise<Measurement[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
	const residents = Array.from({ length: RESIDENTS }, (_, place) => {
		const address = `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`;
		return new Resident(new Visitor(appUrl, address, agent), consultation.code);
	});
	const began = await eachOf(residents, async (resident) => {
		await resident.begin();
		resident.fill(ANSWERS);
	});
	let acknowledged = 0;
	const sent = await eachOf(residents, async (resident) => {
		if (await resident.send()) acknowledged += 1;
	});
	agent.destroy();
	const [stored] = await backstage.sql(
		`select count(*)::int as responses, (select count(*)::int from public.answer where consultation_id = '${consultation.id}') as answers
		from public.response where consultation_id = '${consultation.id}'`
	);
	const lost = acknowledged - Number(stored?.responses);
	const doubled = Number(stored?.answers) - Number(stored?.responses) * Object.keys(ANSWERS).length;
	const perSecond = acknowledged / sent.seconds;
	const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(sent.times, share));
	const whole = RESIDENTS / (began.seconds + sent.seconds);
	return [
		{
			what: `last page of ${RESIDENTS} residents, ${AT_ONCE} at once (the load comes from the same cores)`,
			value: `${perSecond.toFixed(0)}/s, p50 ${p50!.toFixed(0)} p95 ${p95!.toFixed(0)} p99 ${p99!.toFixed(0)} ms; acknowledged ${acknowledged}, lost ${lost}, doubled ${doubled}`,
			budget: '200/s, p95 < 250 ms, none lost or doubled',
			within:
				perSecond >= 200 && p95! < 250 && lost === 0 && doubled === 0 && acknowledged === RESIDENTS,
			numbers: { perSecond, p50: p50!, p95: p95!, p99: p99!, acknowledged, lost, doubled }
		},
		{
			what: 'whole visits (consent, then the last page)',
			value: `${whole.toFixed(0)}/s`,
			budget: '',
			numbers: { perSecond: whole }
		}
	];
}
