/** What `act` gives, unless it takes longer. @throws Error with these words when it does */
export async function within<T>(milliseconds: number, act: Promise<T>, words: string): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(words)), milliseconds);
	});
	try {
		return await Promise.race([act, tooLong]);
	} finally {
		clearTimeout(timer);
	}
}
