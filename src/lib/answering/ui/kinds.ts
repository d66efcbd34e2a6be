import type { Component } from 'svelte';
import type { Language, Question, QuestionKind, QuestionOf } from '../../guide/guide.ts';
import type { Typed } from '../fields.ts';
import Grade from './Grade.svelte';
import Info from './Info.svelte';
import Multiple from './Multiple.svelte';
import Number from './Number.svelte';
import Open from './Open.svelte';
import Scale from './Scale.svelte';
import Single from './Single.svelte';
import YesNo from './YesNo.svelte';

/** What the control of one kind gets from `Question`. */
export interface ControlProps<Q extends Question = Question> {
	question: Q;
	language: Language;
	fields: Typed;
	name: string;
	/** Ids of help and error, for a control that stands alone; groups have them on their fieldset. */
	describedBy: string | undefined;
	/** For a control that stands alone. */
	invalid: boolean;
}

/** How a kind is headed: by a label of its one control, by the legend of a group, or not at all: an information text is its own. */
type Heading = 'label' | 'legend' | 'none';

const kinds = {
	open: { component: Open, heading: 'label' },
	single: { component: Single, heading: 'legend' },
	multiple: { component: Multiple, heading: 'legend' },
	grade: { component: Grade, heading: 'legend' },
	scale: { component: Scale, heading: 'legend' },
	yesno: { component: YesNo, heading: 'legend' },
	number: { component: Number, heading: 'label' },
	info: { component: Info, heading: 'none' }
} satisfies {
	[K in QuestionKind]: { component: Component<ControlProps<QuestionOf<K>>>; heading: Heading };
};

/** The control and the heading of each kind. Look up by the question's own kind. */
export const KINDS = kinds as Record<
	QuestionKind,
	{ component: Component<ControlProps>; heading: Heading }
>;
