import { expect, test } from 'vitest';
import { DbError } from '../db/client.ts';
import { isOutage } from './pressure.ts';

test.for([
	['SUP', 'Error: connect ECONNREFUSED /tmp/x/.s.PGSQL.5432', true],
	['SUP', 'Error: write EPIPE', true],
	['57P01', 'terminating connection due to administrator command', true],
	['53300', 'sorry, too many clients already', true],
	['', 'TypeError: fetch failed', true],
	['23505', 'duplicate key value violates unique constraint', false],
	['WS007', 'this consultation takes no answers now', false]
] as const)('%s %s: comes back by itself is %s', ([code, message, outage]) => {
	expect(isOutage(new DbError(code, message, undefined))).toBe(outage);
});
