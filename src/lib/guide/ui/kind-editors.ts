import type { Component } from 'svelte';
import type { Question, QuestionKind, QuestionOf } from '../guide.ts';
import ChoiceEditor from './ChoiceEditor.svelte';
import EndsEditor from './EndsEditor.svelte';
import OpenEditor from './OpenEditor.svelte';
import NumberEditor from './NumberEditor.svelte';
import ScaleEditor from './ScaleEditor.svelte';

/** What an editor of one kind's own fields gets. `wrong` are the sentences about what stops publishing, by field. */
export interface EditorProps<Q extends Question = Question> {
	question: Q;
	change: (question: Q, group?: string) => void;
	wrong: { options?: string | undefined; range?: string | undefined };
}

const editors = {
	open: OpenEditor,
	single: ChoiceEditor,
	multiple: ChoiceEditor,
	grade: EndsEditor,
	scale: ScaleEditor,
	yesno: null,
	number: NumberEditor,
	info: null
} satisfies { [K in QuestionKind]: Component<EditorProps<QuestionOf<K>>> | null };

/** The editor of what only one kind has; null where there is nothing beside text, help and the like. */
export const KIND_EDITORS = editors as Record<QuestionKind, Component<EditorProps> | null>;
