import { isBuilt } from '../../src/cli/build.ts';
import { build } from '../../src/cli/serve.ts';

/** Builds the app unless the build is younger than everything that it is made from. */
export default function buildOnce(): void {
	if (!isBuilt()) build();
}
