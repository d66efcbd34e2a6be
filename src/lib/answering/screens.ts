import type { Guide, Question, Topic } from '../guide/guide.ts';

/**
 * The same guide with one question on each page: every topic becomes as many as it has questions. Keys of questions,
 * conditions and answers stay what they are, so that the rest need not know. An information text stays with the
 * question that it leads up to.
 */
export function onePerScreen(guide: Guide): Guide {
	return { ...guide, topics: guide.topics.flatMap(screensOf) };
}

function screensOf(topic: Topic): Topic[] {
	const screens: Question[][] = [];
	let screen: Question[] = [];
	for (const question of topic.questions) {
		screen.push(question);
		if (question.kind === 'info') continue;
		screens.push(screen);
		screen = [];
	}
	if (screen.length > 0) screens.push(screen);
	return screens.map((questions, index) => ({
		...topic,
		// A key holds no dot: no other topic can be called this.
		key: `${topic.key}.${questions.at(-1)?.key}`,
		introduction: index === 0 ? topic.introduction : {},
		introductionAudio: index === 0 ? topic.introductionAudio : undefined,
		questions
	}));
}
