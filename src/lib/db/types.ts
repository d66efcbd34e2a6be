// Written by `npm run types` from the migrations. Do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];
export type Database = {
	public: {
		Tables: {
			activity: {
				Row: {
					id: number;
					team_id: string;
					consultation_id: string | null;
					actor: string | null;
					verb: string;
					object_kind: string;
					object_id: string;
					at: string;
				};
				Insert: {
					team_id: string;
					consultation_id?: string | null;
					actor?: string | null;
					verb: string;
					object_kind: string;
					object_id: string;
					at?: string;
				};
				Update: {
					team_id?: string;
					consultation_id?: string | null;
					actor?: string | null;
					verb?: string;
					object_kind?: string;
					object_id?: string;
					at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'activity_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'activity_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team';
						referencedColumns: ['id'];
					}
				];
			};
			answer: {
				Row: {
					id: string;
					consultation_id: string;
					response_id: string;
					guide_version_id: string;
					question_key: string;
					kind: Database['public']['Enums']['question_kind'];
					text: string | null;
					voice: Database['public']['Enums']['answer_voice'] | null;
					choices: string[] | null;
					number: number | null;
					declined: Database['public']['Enums']['answer_declined'] | null;
					created_at: string;
					updated_at: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					response_id: string;
					guide_version_id: string;
					question_key: string;
					kind: Database['public']['Enums']['question_kind'];
					text?: string | null;
					voice?: Database['public']['Enums']['answer_voice'] | null;
					choices?: string[] | null;
					number?: number | null;
					declined?: Database['public']['Enums']['answer_declined'] | null;
					created_at?: string;
					updated_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					response_id?: string;
					guide_version_id?: string;
					question_key?: string;
					kind?: Database['public']['Enums']['question_kind'];
					text?: string | null;
					voice?: Database['public']['Enums']['answer_voice'] | null;
					choices?: string[] | null;
					number?: number | null;
					declined?: Database['public']['Enums']['answer_declined'] | null;
					created_at?: string;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_guide_version_id_question_key_fkey';
						columns: ['guide_version_id', 'question_key'];
						isOneToOne: false;
						referencedRelation: 'question';
						referencedColumns: ['guide_version_id', 'key'];
					},
					{
						foreignKeyName: 'answer_response_id_consultation_id_fkey';
						columns: ['response_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_apart: {
				Row: {
					answer_id: string;
					consultation_id: string;
					text: string;
					voice: Database['public']['Enums']['answer_voice'] | null;
					since: string;
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					text: string;
					voice?: Database['public']['Enums']['answer_voice'] | null;
					since?: string;
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					text?: string;
					voice?: Database['public']['Enums']['answer_voice'] | null;
					since?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_apart_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_assignment: {
				Row: {
					answer_id: string;
					consultation_id: string;
					engine: string;
					at: string;
					expected: number | null;
					next_themes: string[];
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					engine: string;
					at?: string;
					expected?: number | null;
					next_themes?: string[];
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					engine?: string;
					at?: string;
					expected?: number | null;
					next_themes?: string[];
				};
				Relationships: [
					{
						foreignKeyName: 'answer_assignment_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_check: {
				Row: {
					answer_id: string;
					consultation_id: string;
					checked_by: string | null;
					checked_at: string;
					random: boolean;
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					checked_by?: string | null;
					checked_at?: string;
					random?: boolean;
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					checked_by?: string | null;
					checked_at?: string;
					random?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_check_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_revision: {
				Row: {
					id: number;
					consultation_id: string;
					answer_id: string;
					text_before: string | null;
					choices_before: string[] | null;
					number_before: number | null;
					voice_before: Database['public']['Enums']['answer_voice'] | null;
					declined_before: Database['public']['Enums']['answer_declined'] | null;
					changed_by: string | null;
					changed_at: string;
				};
				Insert: {
					consultation_id: string;
					answer_id: string;
					text_before?: string | null;
					choices_before?: string[] | null;
					number_before?: number | null;
					voice_before?: Database['public']['Enums']['answer_voice'] | null;
					declined_before?: Database['public']['Enums']['answer_declined'] | null;
					changed_by?: string | null;
					changed_at?: string;
				};
				Update: {
					consultation_id?: string;
					answer_id?: string;
					text_before?: string | null;
					choices_before?: string[] | null;
					number_before?: number | null;
					voice_before?: Database['public']['Enums']['answer_voice'] | null;
					declined_before?: Database['public']['Enums']['answer_declined'] | null;
					changed_by?: string | null;
					changed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_revision_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_stance: {
				Row: {
					answer_id: string;
					consultation_id: string;
					stance: Database['public']['Enums']['stance'];
					source: Database['public']['Enums']['coding_source'];
					suggested: Database['public']['Enums']['stance'] | null;
					confidence: number | null;
					decided_by: string | null;
					decided_at: string;
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					stance: Database['public']['Enums']['stance'];
					source: Database['public']['Enums']['coding_source'];
					suggested?: Database['public']['Enums']['stance'] | null;
					confidence?: number | null;
					decided_by?: string | null;
					decided_at?: string;
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					stance?: Database['public']['Enums']['stance'];
					source?: Database['public']['Enums']['coding_source'];
					suggested?: Database['public']['Enums']['stance'] | null;
					confidence?: number | null;
					decided_by?: string | null;
					decided_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_stance_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			answer_translation: {
				Row: {
					answer_id: string;
					consultation_id: string;
					text: string;
					translated_by: string | null;
					updated_at: string;
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					text: string;
					translated_by?: string | null;
					updated_at?: string;
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					text?: string;
					translated_by?: string | null;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'answer_translation_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			area: {
				Row: {
					id: string;
					consultation_id: string;
					name: string;
					position: number;
					homes: number | null;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					name: string;
					position: number;
					homes?: number | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					name?: string;
					position?: number;
					homes?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'area_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			candidate_answer: {
				Row: { candidate_id: string; answer_id: string; consultation_id: string; position: number };
				Insert: {
					candidate_id: string;
					answer_id: string;
					consultation_id: string;
					position: number;
				};
				Update: {
					candidate_id?: string;
					answer_id?: string;
					consultation_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'candidate_answer_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'candidate_answer_candidate_id_consultation_id_fkey';
						columns: ['candidate_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme_candidate';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			code_batch: {
				Row: {
					id: string;
					consultation_id: string;
					label: string;
					created_by: string | null;
					created_at: string;
				};
				Insert: {
					id: string;
					consultation_id: string;
					label?: string;
					created_by?: string | null;
					created_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					label?: string;
					created_by?: string | null;
					created_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'code_batch_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			coding: {
				Row: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					state: Database['public']['Enums']['coding_state'];
					source: Database['public']['Enums']['coding_source'];
					confidence: number | null;
					because: string[];
					decided_by: string | null;
					decided_at: string;
					response_id: string;
				};
				Insert: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					state: Database['public']['Enums']['coding_state'];
					source: Database['public']['Enums']['coding_source'];
					confidence?: number | null;
					because?: string[];
					decided_by?: string | null;
					decided_at?: string;
					response_id: string;
				};
				Update: {
					answer_id?: string;
					theme_id?: string;
					consultation_id?: string;
					state?: Database['public']['Enums']['coding_state'];
					source?: Database['public']['Enums']['coding_source'];
					confidence?: number | null;
					because?: string[];
					decided_by?: string | null;
					decided_at?: string;
					response_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'coding_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'coding_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			coding_event: {
				Row: {
					id: number;
					consultation_id: string;
					answer_id: string;
					theme_id: string;
					act: Database['public']['Enums']['coding_act'];
					confidence: number | null;
					actor: string | null;
					at: string;
				};
				Insert: {
					consultation_id: string;
					answer_id: string;
					theme_id: string;
					act: Database['public']['Enums']['coding_act'];
					confidence?: number | null;
					actor?: string | null;
					at?: string;
				};
				Update: {
					consultation_id?: string;
					answer_id?: string;
					theme_id?: string;
					act?: Database['public']['Enums']['coding_act'];
					confidence?: number | null;
					actor?: string | null;
					at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'coding_event_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'coding_event_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			coding_round: {
				Row: {
					id: string;
					consultation_id: string;
					first_coder: string | null;
					second_coder: string | null;
					started_by: string | null;
					started_at: string;
					finished_at: string | null;
					with_committee: boolean;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					first_coder?: string | null;
					second_coder?: string | null;
					started_by?: string | null;
					started_at?: string;
					finished_at?: string | null;
					with_committee?: boolean;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					first_coder?: string | null;
					second_coder?: string | null;
					started_by?: string | null;
					started_at?: string;
					finished_at?: string | null;
					with_committee?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'coding_round_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			coding_span: {
				Row: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					start: number;
					size: number;
					marked_by: string | null;
					marked_at: string;
				};
				Insert: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					start: number;
					size: number;
					marked_by?: string | null;
					marked_at?: string;
				};
				Update: {
					answer_id?: string;
					theme_id?: string;
					consultation_id?: string;
					start?: number;
					size?: number;
					marked_by?: string | null;
					marked_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'coding_span_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'coding_span_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			committee_link: {
				Row: {
					id: string;
					consultation_id: string;
					code: string;
					label: string;
					created_by: string | null;
					created_at: string;
					expires_at: string;
					revoked_at: string | null;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					code: string;
					label?: string;
					created_by?: string | null;
					created_at?: string;
					expires_at: string;
					revoked_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					code?: string;
					label?: string;
					created_by?: string | null;
					created_at?: string;
					expires_at?: string;
					revoked_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'committee_link_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			consultation: {
				Row: {
					id: string;
					team_id: string;
					title: string;
					neighbourhood: string;
					purpose: string;
					code: string;
					starts_on: string;
					ends_on: string;
					languages: string[];
					smallest_group: number;
					retention_on: string;
					contact: string;
					created_by: string | null;
					created_at: string;
					one_per_screen: boolean;
					personal_codes: boolean;
					voice_minutes: number;
					photos: boolean;
					talks: boolean;
					talk_days: number;
					double_entry: boolean;
				};
				Insert: {
					id?: string;
					team_id: string;
					title: string;
					neighbourhood: string;
					purpose?: string;
					code: string;
					starts_on: string;
					ends_on: string;
					languages?: string[];
					smallest_group?: number;
					retention_on: string;
					contact?: string;
					created_by?: string | null;
					created_at?: string;
					one_per_screen?: boolean;
					personal_codes?: boolean;
					voice_minutes?: number;
					photos?: boolean;
					talks?: boolean;
					talk_days?: number;
					double_entry?: boolean;
				};
				Update: {
					id?: string;
					team_id?: string;
					title?: string;
					neighbourhood?: string;
					purpose?: string;
					code?: string;
					starts_on?: string;
					ends_on?: string;
					languages?: string[];
					smallest_group?: number;
					retention_on?: string;
					contact?: string;
					created_by?: string | null;
					created_at?: string;
					one_per_screen?: boolean;
					personal_codes?: boolean;
					voice_minutes?: number;
					photos?: boolean;
					talks?: boolean;
					talk_days?: number;
					double_entry?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'consultation_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team';
						referencedColumns: ['id'];
					}
				];
			};
			device: {
				Row: {
					id: string;
					team_id: string;
					user_id: string;
					name: string;
					unsent: number;
					created_at: string;
					seen_at: string;
					wipe_asked_at: string | null;
					wiped_at: string | null;
				};
				Insert: {
					id: string;
					team_id: string;
					user_id: string;
					name: string;
					unsent?: number;
					created_at?: string;
					seen_at?: string;
					wipe_asked_at?: string | null;
					wiped_at?: string | null;
				};
				Update: {
					id?: string;
					team_id?: string;
					user_id?: string;
					name?: string;
					unsent?: number;
					created_at?: string;
					seen_at?: string;
					wipe_asked_at?: string | null;
					wiped_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'device_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team';
						referencedColumns: ['id'];
					}
				];
			};
			door_attempt: {
				Row: {
					id: string;
					consultation_id: string;
					area_id: string;
					outcome: Database['public']['Enums']['door_outcome'];
					day: string;
					recorded_by: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					area_id: string;
					outcome: Database['public']['Enums']['door_outcome'];
					day: string;
					recorded_by?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					area_id?: string;
					outcome?: Database['public']['Enums']['door_outcome'];
					day?: string;
					recorded_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'door_attempt_area_id_consultation_id_fkey';
						columns: ['area_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'area';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'door_attempt_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			ended_talk: {
				Row: { id: string; consultation_id: string };
				Insert: { id: string; consultation_id: string };
				Update: { id?: string; consultation_id?: string };
				Relationships: [
					{
						foreignKeyName: 'ended_talk_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			guide_draft: {
				Row: {
					consultation_id: string;
					content: Json;
					revision: number;
					updated_by: string | null;
					updated_at: string;
				};
				Insert: {
					consultation_id: string;
					content: Json;
					revision?: number;
					updated_by?: string | null;
					updated_at?: string;
				};
				Update: {
					consultation_id?: string;
					content?: Json;
					revision?: number;
					updated_by?: string | null;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'guide_draft_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: true;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			guide_version: {
				Row: {
					id: string;
					consultation_id: string;
					number: number;
					content: Json;
					published_by: string | null;
					published_at: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					number: number;
					content: Json;
					published_by?: string | null;
					published_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					number?: number;
					content?: Json;
					published_by?: string | null;
					published_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'guide_version_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			guide_version_audio: {
				Row: { guide_version_id: string; media_id: string; consultation_id: string };
				Insert: { guide_version_id: string; media_id: string; consultation_id: string };
				Update: { guide_version_id?: string; media_id?: string; consultation_id?: string };
				Relationships: [
					{
						foreignKeyName: 'guide_version_audio_guide_version_id_consultation_id_fkey';
						columns: ['guide_version_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'guide_version';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'guide_version_audio_media_id_consultation_id_fkey';
						columns: ['media_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'media';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			import_batch: {
				Row: {
					id: string;
					consultation_id: string;
					file_name: string;
					created_by: string | null;
					created_at: string;
				};
				Insert: {
					id: string;
					consultation_id: string;
					file_name: string;
					created_by?: string | null;
					created_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					file_name?: string;
					created_by?: string | null;
					created_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'import_batch_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			invitation: {
				Row: {
					id: string;
					team_id: string;
					role: Database['public']['Enums']['member_role'];
					label: string;
					token_hash: string;
					created_by: string;
					created_at: string;
					expires_at: string;
					used_at: string | null;
					used_by: string | null;
				};
				Insert: {
					id?: string;
					team_id: string;
					role: Database['public']['Enums']['member_role'];
					label?: string;
					token_hash: string;
					created_by: string;
					created_at?: string;
					expires_at: string;
					used_at?: string | null;
					used_by?: string | null;
				};
				Update: {
					id?: string;
					team_id?: string;
					role?: Database['public']['Enums']['member_role'];
					label?: string;
					token_hash?: string;
					created_by?: string;
					created_at?: string;
					expires_at?: string;
					used_at?: string | null;
					used_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'invitation_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team';
						referencedColumns: ['id'];
					}
				];
			};
			media: {
				Row: {
					id: string;
					consultation_id: string;
					response_id: string | null;
					guide_version_id: string | null;
					question_key: string | null;
					kind: Database['public']['Enums']['media_kind'];
					size: number;
					hash: string;
					seconds: number | null;
					type: string | null;
					alt: string;
					begun_at: string;
					touched_at: string;
					completed_at: string | null;
					transcribed_at: string | null;
					transcribed_by: string | null;
					recorded_at: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					response_id?: string | null;
					guide_version_id?: string | null;
					question_key?: string | null;
					kind: Database['public']['Enums']['media_kind'];
					size: number;
					hash: string;
					seconds?: number | null;
					type?: string | null;
					alt?: string;
					begun_at?: string;
					touched_at?: string;
					completed_at?: string | null;
					transcribed_at?: string | null;
					transcribed_by?: string | null;
					recorded_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					response_id?: string | null;
					guide_version_id?: string | null;
					question_key?: string | null;
					kind?: Database['public']['Enums']['media_kind'];
					size?: number;
					hash?: string;
					seconds?: number | null;
					type?: string | null;
					alt?: string;
					begun_at?: string;
					touched_at?: string;
					completed_at?: string | null;
					transcribed_at?: string | null;
					transcribed_by?: string | null;
					recorded_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'media_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'media_guide_version_id_question_key_fkey';
						columns: ['guide_version_id', 'question_key'];
						isOneToOne: false;
						referencedRelation: 'question';
						referencedColumns: ['guide_version_id', 'key'];
					}
				];
			};
			media_part: {
				Row: { media_id: string; number: number; consultation_id: string; bytes: string };
				Insert: { media_id: string; number: number; consultation_id: string; bytes: string };
				Update: { media_id?: string; number?: number; consultation_id?: string; bytes?: string };
				Relationships: [
					{
						foreignKeyName: 'media_part_media_id_consultation_id_fkey';
						columns: ['media_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'media';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			member: {
				Row: {
					team_id: string;
					user_id: string;
					role: Database['public']['Enums']['member_role'];
					display_name: string;
					email: string;
					joined_at: string;
				};
				Insert: {
					team_id: string;
					user_id: string;
					role: Database['public']['Enums']['member_role'];
					display_name: string;
					email: string;
					joined_at?: string;
				};
				Update: {
					team_id?: string;
					user_id?: string;
					role?: Database['public']['Enums']['member_role'];
					display_name?: string;
					email?: string;
					joined_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'member_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team';
						referencedColumns: ['id'];
					}
				];
			};
			memo: {
				Row: {
					id: string;
					consultation_id: string;
					answer_id: string | null;
					theme_id: string | null;
					text: string;
					author: string | null;
					created_at: string;
					updated_at: string;
					removed_at: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					answer_id?: string | null;
					theme_id?: string | null;
					text: string;
					author?: string | null;
					created_at?: string;
					updated_at?: string;
					removed_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					answer_id?: string | null;
					theme_id?: string | null;
					text?: string;
					author?: string | null;
					created_at?: string;
					updated_at?: string;
					removed_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'memo_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'memo_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'memo_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			memo_revision: {
				Row: {
					id: number;
					consultation_id: string;
					memo_id: string;
					text_before: string;
					removed_before: boolean;
					changed_by: string | null;
					changed_at: string;
				};
				Insert: {
					consultation_id: string;
					memo_id: string;
					text_before: string;
					removed_before: boolean;
					changed_by?: string | null;
					changed_at?: string;
				};
				Update: {
					consultation_id?: string;
					memo_id?: string;
					text_before?: string;
					removed_before?: boolean;
					changed_by?: string | null;
					changed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'memo_revision_memo_id_consultation_id_fkey';
						columns: ['memo_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'memo';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			misread_word: {
				Row: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					word: string;
					told_by: string | null;
					told_at: string;
				};
				Insert: {
					answer_id: string;
					theme_id: string;
					consultation_id: string;
					word: string;
					told_by?: string | null;
					told_at?: string;
				};
				Update: {
					answer_id?: string;
					theme_id?: string;
					consultation_id?: string;
					word?: string;
					told_by?: string | null;
					told_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'misread_word_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'misread_word_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			personal_code: {
				Row: { consultation_id: string; batch_id: string; code_hash: string; used: boolean };
				Insert: { consultation_id: string; batch_id: string; code_hash: string; used?: boolean };
				Update: { consultation_id?: string; batch_id?: string; code_hash?: string; used?: boolean };
				Relationships: [
					{
						foreignKeyName: 'personal_code_batch_id_consultation_id_fkey';
						columns: ['batch_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'code_batch';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			photo_release: {
				Row: {
					id: string;
					consultation_id: string;
					media_id: string;
					theme_id: string;
					released_by: string | null;
					released_at: string;
					revoked_at: string | null;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					media_id: string;
					theme_id: string;
					released_by?: string | null;
					released_at?: string;
					revoked_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					media_id?: string;
					theme_id?: string;
					released_by?: string | null;
					released_at?: string;
					revoked_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'photo_release_media_id_consultation_id_fkey';
						columns: ['media_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'media';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'photo_release_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			question: {
				Row: {
					guide_version_id: string;
					consultation_id: string;
					key: string;
					kind: Database['public']['Enums']['question_kind'];
					position: number;
					text: string;
					options: string[];
					minimum: number | null;
					maximum: number | null;
				};
				Insert: {
					guide_version_id: string;
					consultation_id: string;
					key: string;
					kind: Database['public']['Enums']['question_kind'];
					position: number;
					text: string;
					options?: string[];
					minimum?: number | null;
					maximum?: number | null;
				};
				Update: {
					guide_version_id?: string;
					consultation_id?: string;
					key?: string;
					kind?: Database['public']['Enums']['question_kind'];
					position?: number;
					text?: string;
					options?: string[];
					minimum?: number | null;
					maximum?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'question_guide_version_id_consultation_id_fkey';
						columns: ['guide_version_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'guide_version';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			quote: {
				Row: {
					id: string;
					consultation_id: string;
					answer_id: string;
					theme_id: string;
					text: string;
					released_by: string | null;
					released_at: string;
					revoked_at: string | null;
					translated: boolean;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					answer_id: string;
					theme_id: string;
					text: string;
					released_by?: string | null;
					released_at?: string;
					revoked_at?: string | null;
					translated?: boolean;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					answer_id?: string;
					theme_id?: string;
					text?: string;
					released_by?: string | null;
					released_at?: string;
					revoked_at?: string | null;
					translated?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'quote_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'quote_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			quote_mark: {
				Row: {
					answer_id: string;
					consultation_id: string;
					marked_by: string | null;
					marked_at: string;
					start: number | null;
					size: number | null;
				};
				Insert: {
					answer_id: string;
					consultation_id: string;
					marked_by?: string | null;
					marked_at?: string;
					start?: number | null;
					size?: number | null;
				};
				Update: {
					answer_id?: string;
					consultation_id?: string;
					marked_by?: string | null;
					marked_at?: string;
					start?: number | null;
					size?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'quote_mark_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			reaction: {
				Row: {
					id: string;
					consultation_id: string;
					report_id: string;
					committee_link_id: string;
					theme_id: string | null;
					reader: string;
					kind: Database['public']['Enums']['reaction_kind'] | null;
					remark: string;
					created_at: string;
					updated_at: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					report_id: string;
					committee_link_id: string;
					theme_id?: string | null;
					reader: string;
					kind?: Database['public']['Enums']['reaction_kind'] | null;
					remark?: string;
					created_at?: string;
					updated_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					report_id?: string;
					committee_link_id?: string;
					theme_id?: string | null;
					reader?: string;
					kind?: Database['public']['Enums']['reaction_kind'] | null;
					remark?: string;
					created_at?: string;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'reaction_committee_link_id_consultation_id_fkey';
						columns: ['committee_link_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'committee_link';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'reaction_report_id_consultation_id_fkey';
						columns: ['report_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'report';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'reaction_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			reader_coding: {
				Row: {
					round_id: string;
					answer_id: string;
					reader: string;
					consultation_id: string;
					committee_link_id: string;
					themes: string[];
					coded_at: string;
				};
				Insert: {
					round_id: string;
					answer_id: string;
					reader: string;
					consultation_id: string;
					committee_link_id: string;
					themes: string[];
					coded_at?: string;
				};
				Update: {
					round_id?: string;
					answer_id?: string;
					reader?: string;
					consultation_id?: string;
					committee_link_id?: string;
					themes?: string[];
					coded_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'reader_coding_committee_link_id_consultation_id_fkey';
						columns: ['committee_link_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'committee_link';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'reader_coding_round_id_answer_id_fkey';
						columns: ['round_id', 'answer_id'];
						isOneToOne: false;
						referencedRelation: 'round_answer';
						referencedColumns: ['round_id', 'answer_id'];
					},
					{
						foreignKeyName: 'reader_coding_round_id_consultation_id_fkey';
						columns: ['round_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'coding_round';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			report: {
				Row: {
					id: string;
					consultation_id: string;
					number: number;
					title: string;
					introduction: string;
					content: Json;
					published_by: string | null;
					published_at: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					number: number;
					title: string;
					introduction: string;
					content: Json;
					published_by?: string | null;
					published_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					number?: number;
					title?: string;
					introduction?: string;
					content?: Json;
					published_by?: string | null;
					published_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'report_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			report_draft: {
				Row: {
					consultation_id: string;
					title: string;
					introduction: string;
					content: Json;
					revision: number;
					updated_by: string | null;
					updated_at: string;
				};
				Insert: {
					consultation_id: string;
					title?: string;
					introduction?: string;
					content?: Json;
					revision?: number;
					updated_by?: string | null;
					updated_at?: string;
				};
				Update: {
					consultation_id?: string;
					title?: string;
					introduction?: string;
					content?: Json;
					revision?: number;
					updated_by?: string | null;
					updated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'report_draft_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: true;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			report_evidence: {
				Row: { report_id: string; theme_id: string; answer_id: string; consultation_id: string };
				Insert: { report_id: string; theme_id: string; answer_id: string; consultation_id: string };
				Update: {
					report_id?: string;
					theme_id?: string;
					answer_id?: string;
					consultation_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'report_evidence_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'report_evidence_report_id_consultation_id_fkey';
						columns: ['report_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'report';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'report_evidence_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			report_photo: {
				Row: { report_id: string; release_id: string; theme_id: string; consultation_id: string };
				Insert: {
					report_id: string;
					release_id: string;
					theme_id: string;
					consultation_id: string;
				};
				Update: {
					report_id?: string;
					release_id?: string;
					theme_id?: string;
					consultation_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'report_photo_release_id_consultation_id_fkey';
						columns: ['release_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'photo_release';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'report_photo_report_id_consultation_id_fkey';
						columns: ['report_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'report';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'report_photo_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			report_quote: {
				Row: { report_id: string; quote_id: string; consultation_id: string; position: number };
				Insert: { report_id: string; quote_id: string; consultation_id: string; position: number };
				Update: {
					report_id?: string;
					quote_id?: string;
					consultation_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'report_quote_quote_id_consultation_id_fkey';
						columns: ['quote_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'quote';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'report_quote_report_id_consultation_id_fkey';
						columns: ['report_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'report';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			response: {
				Row: {
					id: string;
					consultation_id: string;
					guide_version_id: string;
					mode: Database['public']['Enums']['response_mode'];
					language: string;
					area_id: string | null;
					withdrawal_hash: string;
					consented_at: string;
					submitted_at: string;
					recorded_by: string | null;
					import_id: string | null;
					content_hash: string | null;
					is_double: boolean;
					device_id: string | null;
					form_number: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					guide_version_id: string;
					mode: Database['public']['Enums']['response_mode'];
					language: string;
					area_id?: string | null;
					withdrawal_hash: string;
					consented_at: string;
					submitted_at?: string;
					recorded_by?: string | null;
					import_id?: string | null;
					content_hash?: string | null;
					is_double?: boolean;
					device_id?: string | null;
					form_number?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					guide_version_id?: string;
					mode?: Database['public']['Enums']['response_mode'];
					language?: string;
					area_id?: string | null;
					withdrawal_hash?: string;
					consented_at?: string;
					submitted_at?: string;
					recorded_by?: string | null;
					import_id?: string | null;
					content_hash?: string | null;
					is_double?: boolean;
					device_id?: string | null;
					form_number?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'response_area_id_consultation_id_fkey';
						columns: ['area_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'area';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'response_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'response_device_id_fkey';
						columns: ['device_id'];
						isOneToOne: false;
						referencedRelation: 'device';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'response_guide_version_id_consultation_id_fkey';
						columns: ['guide_version_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'guide_version';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'response_import_id_consultation_id_fkey';
						columns: ['import_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'import_batch';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			response_draft: {
				Row: {
					id: string;
					consultation_id: string;
					guide_version_id: string;
					content: Json;
					recorded_by: string | null;
					updated_at: string;
					expires_at: string;
				};
				Insert: {
					id: string;
					consultation_id: string;
					guide_version_id: string;
					content: Json;
					recorded_by?: string | null;
					updated_at?: string;
					expires_at: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					guide_version_id?: string;
					content?: Json;
					recorded_by?: string | null;
					updated_at?: string;
					expires_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'response_draft_guide_version_id_consultation_id_fkey';
						columns: ['guide_version_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'guide_version';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			response_flag: {
				Row: {
					id: string;
					consultation_id: string;
					response_id: string;
					kind: Database['public']['Enums']['response_doubt'];
					other_id: string | null;
					verdict: Database['public']['Enums']['doubt_verdict'] | null;
					decided_by: string | null;
					decided_at: string | null;
					created_at: string;
					left_out_id: string | null;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					response_id: string;
					kind: Database['public']['Enums']['response_doubt'];
					other_id?: string | null;
					verdict?: Database['public']['Enums']['doubt_verdict'] | null;
					decided_by?: string | null;
					decided_at?: string | null;
					created_at?: string;
					left_out_id?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					response_id?: string;
					kind?: Database['public']['Enums']['response_doubt'];
					other_id?: string | null;
					verdict?: Database['public']['Enums']['doubt_verdict'] | null;
					decided_by?: string | null;
					decided_at?: string | null;
					created_at?: string;
					left_out_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'response_flag_other_id_consultation_id_fkey';
						columns: ['other_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'response_flag_response_id_consultation_id_fkey';
						columns: ['response_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			response_flag_event: {
				Row: {
					id: number;
					consultation_id: string;
					flag_id: string;
					verdict: Database['public']['Enums']['doubt_verdict'] | null;
					left_out_id: string | null;
					decided_by: string | null;
					decided_at: string;
				};
				Insert: {
					consultation_id: string;
					flag_id: string;
					verdict?: Database['public']['Enums']['doubt_verdict'] | null;
					left_out_id?: string | null;
					decided_by?: string | null;
					decided_at?: string;
				};
				Update: {
					consultation_id?: string;
					flag_id?: string;
					verdict?: Database['public']['Enums']['doubt_verdict'] | null;
					left_out_id?: string | null;
					decided_by?: string | null;
					decided_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'response_flag_event_flag_id_consultation_id_fkey';
						columns: ['flag_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'response_flag';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			response_revision: {
				Row: {
					id: number;
					consultation_id: string;
					response_id: string;
					before: Json;
					changed_by: string | null;
					changed_at: string;
					cause: Database['public']['Enums']['revision_cause'];
					device_id: string | null;
				};
				Insert: {
					consultation_id: string;
					response_id: string;
					before: Json;
					changed_by?: string | null;
					changed_at?: string;
					cause?: Database['public']['Enums']['revision_cause'];
					device_id?: string | null;
				};
				Update: {
					consultation_id?: string;
					response_id?: string;
					before?: Json;
					changed_by?: string | null;
					changed_at?: string;
					cause?: Database['public']['Enums']['revision_cause'];
					device_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'response_revision_device_id_fkey';
						columns: ['device_id'];
						isOneToOne: false;
						referencedRelation: 'device';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'response_revision_response_id_consultation_id_fkey';
						columns: ['response_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			round_answer: {
				Row: {
					round_id: string;
					answer_id: string;
					consultation_id: string;
					position: number;
					resolved_by: string | null;
					resolved_at: string | null;
					quote_id: string | null;
				};
				Insert: {
					round_id: string;
					answer_id: string;
					consultation_id: string;
					position: number;
					resolved_by?: string | null;
					resolved_at?: string | null;
					quote_id?: string | null;
				};
				Update: {
					round_id?: string;
					answer_id?: string;
					consultation_id?: string;
					position?: number;
					resolved_by?: string | null;
					resolved_at?: string | null;
					quote_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'round_answer_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'round_answer_quote_id_consultation_id_fkey';
						columns: ['quote_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'quote';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'round_answer_round_id_consultation_id_fkey';
						columns: ['round_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'coding_round';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			round_coding: {
				Row: {
					round_id: string;
					answer_id: string;
					consultation_id: string;
					coder: string;
					themes: string[];
					coded_at: string;
				};
				Insert: {
					round_id: string;
					answer_id: string;
					consultation_id: string;
					coder: string;
					themes: string[];
					coded_at?: string;
				};
				Update: {
					round_id?: string;
					answer_id?: string;
					consultation_id?: string;
					coder?: string;
					themes?: string[];
					coded_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'round_coding_round_id_answer_id_fkey';
						columns: ['round_id', 'answer_id'];
						isOneToOne: false;
						referencedRelation: 'round_answer';
						referencedColumns: ['round_id', 'answer_id'];
					},
					{
						foreignKeyName: 'round_coding_round_id_consultation_id_fkey';
						columns: ['round_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'coding_round';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			safety_signal: {
				Row: {
					id: string;
					consultation_id: string;
					response_id: string;
					question_key: string | null;
					reason: Database['public']['Enums']['safety_reason'];
					note: string;
					marked_by: string | null;
					marked_at: string;
					taken_back_at: string | null;
					released_at: string | null;
					handled_by: string | null;
					handled_at: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					response_id: string;
					question_key?: string | null;
					reason: Database['public']['Enums']['safety_reason'];
					note?: string;
					marked_by?: string | null;
					marked_at?: string;
					taken_back_at?: string | null;
					released_at?: string | null;
					handled_by?: string | null;
					handled_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					response_id?: string;
					question_key?: string | null;
					reason?: Database['public']['Enums']['safety_reason'];
					note?: string;
					marked_by?: string | null;
					marked_at?: string;
					taken_back_at?: string | null;
					released_at?: string | null;
					handled_by?: string | null;
					handled_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'safety_signal_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			second_entry: {
				Row: {
					id: string;
					consultation_id: string;
					form_number: string;
					guide_version_id: string;
					content: Json;
					content_hash: string | null;
					entered_by: string | null;
					entered_at: string;
					response_id: string | null;
					first: Json | null;
					fields: number;
					differences: string[];
					decisions: Json;
					open_differences: number;
					decided_by: string | null;
					decided_at: string | null;
				};
				Insert: {
					id: string;
					consultation_id: string;
					form_number: string;
					guide_version_id: string;
					content: Json;
					content_hash?: string | null;
					entered_by?: string | null;
					entered_at?: string;
					response_id?: string | null;
					first?: Json | null;
					fields?: number;
					differences?: string[];
					decisions?: Json;
					open_differences?: number;
					decided_by?: string | null;
					decided_at?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					form_number?: string;
					guide_version_id?: string;
					content?: Json;
					content_hash?: string | null;
					entered_by?: string | null;
					entered_at?: string;
					response_id?: string | null;
					first?: Json | null;
					fields?: number;
					differences?: string[];
					decisions?: Json;
					open_differences?: number;
					decided_by?: string | null;
					decided_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'second_entry_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'second_entry_guide_version_id_consultation_id_fkey';
						columns: ['guide_version_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'guide_version';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'second_entry_response_id_consultation_id_fkey';
						columns: ['response_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			stance_event: {
				Row: {
					id: number;
					consultation_id: string;
					answer_id: string;
					act: string;
					stance: Database['public']['Enums']['stance'] | null;
					confidence: number | null;
					actor: string | null;
					at: string;
				};
				Insert: {
					consultation_id: string;
					answer_id: string;
					act: string;
					stance?: Database['public']['Enums']['stance'] | null;
					confidence?: number | null;
					actor?: string | null;
					at?: string;
				};
				Update: {
					consultation_id?: string;
					answer_id?: string;
					act?: string;
					stance?: Database['public']['Enums']['stance'] | null;
					confidence?: number | null;
					actor?: string | null;
					at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'stance_event_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			talk_consent: {
				Row: {
					response_id: string;
					consultation_id: string;
					agreed_at: string;
					wording: number;
					words: string;
					language: string;
					asked_by: string | null;
				};
				Insert: {
					response_id: string;
					consultation_id: string;
					agreed_at: string;
					wording: number;
					words: string;
					language: string;
					asked_by?: string | null;
				};
				Update: {
					response_id?: string;
					consultation_id?: string;
					agreed_at?: string;
					wording?: number;
					words?: string;
					language?: string;
					asked_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'talk_consent_response_id_consultation_id_fkey';
						columns: ['response_id', 'consultation_id'];
						isOneToOne: true;
						referencedRelation: 'response';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			team: {
				Row: { id: string; name: string; created_at: string; safety_advice: string };
				Insert: { id?: string; name: string; created_at?: string; safety_advice?: string };
				Update: { id?: string; name?: string; created_at?: string; safety_advice?: string };
				Relationships: [];
			};
			theme: {
				Row: {
					id: string;
					consultation_id: string;
					key: string;
					name: string;
					definition: string;
					includes: string;
					excludes: string;
					colour: string;
					position: number;
					archived_at: string | null;
					merged_into: string | null;
					parent_id: string | null;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					key: string;
					name: string;
					definition?: string;
					includes?: string;
					excludes?: string;
					colour: string;
					position: number;
					archived_at?: string | null;
					merged_into?: string | null;
					parent_id?: string | null;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					key?: string;
					name?: string;
					definition?: string;
					includes?: string;
					excludes?: string;
					colour?: string;
					position?: number;
					archived_at?: string | null;
					merged_into?: string | null;
					parent_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'theme_merged_into_consultation_id_fkey';
						columns: ['merged_into', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'theme_parent_id_consultation_id_fkey';
						columns: ['parent_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			theme_candidate: {
				Row: {
					id: string;
					consultation_id: string;
					label: string;
					words: string[];
					voices: boolean;
					state: Database['public']['Enums']['candidate_state'];
					theme_id: string | null;
					position: number;
					found_at: string;
					decided_by: string | null;
					decided_at: string | null;
					why: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					label: string;
					words?: string[];
					voices?: boolean;
					state?: Database['public']['Enums']['candidate_state'];
					theme_id?: string | null;
					position: number;
					found_at?: string;
					decided_by?: string | null;
					decided_at?: string | null;
					why?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					label?: string;
					words?: string[];
					voices?: boolean;
					state?: Database['public']['Enums']['candidate_state'];
					theme_id?: string | null;
					position?: number;
					found_at?: string;
					decided_by?: string | null;
					decided_at?: string | null;
					why?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_candidate_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'theme_candidate_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			theme_example: {
				Row: {
					theme_id: string;
					answer_id: string;
					consultation_id: string;
					added_by: string | null;
					added_at: string;
				};
				Insert: {
					theme_id: string;
					answer_id: string;
					consultation_id: string;
					added_by?: string | null;
					added_at?: string;
				};
				Update: {
					theme_id?: string;
					answer_id?: string;
					consultation_id?: string;
					added_by?: string | null;
					added_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_example_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					},
					{
						foreignKeyName: 'theme_example_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			theme_learning: {
				Row: {
					consultation_id: string;
					generation: number;
					learned_at: string;
					learned_by: string | null;
				};
				Insert: {
					consultation_id: string;
					generation: number;
					learned_at?: string;
					learned_by?: string | null;
				};
				Update: {
					consultation_id?: string;
					generation?: number;
					learned_at?: string;
					learned_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_learning_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: true;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			theme_revision: {
				Row: {
					id: number;
					consultation_id: string;
					theme_id: string;
					act: string;
					before: Json | null;
					after: Json;
					why: string;
					changed_by: string | null;
					changed_at: string;
				};
				Insert: {
					consultation_id: string;
					theme_id: string;
					act: string;
					before?: Json | null;
					after: Json;
					why?: string;
					changed_by?: string | null;
					changed_at?: string;
				};
				Update: {
					consultation_id?: string;
					theme_id?: string;
					act?: string;
					before?: Json | null;
					after?: Json;
					why?: string;
					changed_by?: string | null;
					changed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_revision_theme_id_consultation_id_fkey';
						columns: ['theme_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'theme';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			theme_view: {
				Row: {
					id: string;
					consultation_id: string;
					name: string;
					query: string;
					created_by: string | null;
					created_at: string;
				};
				Insert: {
					id?: string;
					consultation_id: string;
					name: string;
					query: string;
					created_by?: string | null;
					created_at?: string;
				};
				Update: {
					id?: string;
					consultation_id?: string;
					name?: string;
					query?: string;
					created_by?: string | null;
					created_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'theme_view_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			translation_revision: {
				Row: {
					id: number;
					consultation_id: string;
					answer_id: string;
					text_before: string;
					changed_by: string | null;
					changed_at: string;
				};
				Insert: {
					consultation_id: string;
					answer_id: string;
					text_before: string;
					changed_by?: string | null;
					changed_at?: string;
				};
				Update: {
					consultation_id?: string;
					answer_id?: string;
					text_before?: string;
					changed_by?: string | null;
					changed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'translation_revision_answer_id_consultation_id_fkey';
						columns: ['answer_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'answer';
						referencedColumns: ['id', 'consultation_id'];
					}
				];
			};
			visit_origin: {
				Row: {
					response_id: string;
					consultation_id: string;
					code_hash: string | null;
					earlier: string | null;
					began_at: string;
				};
				Insert: {
					response_id: string;
					consultation_id: string;
					code_hash?: string | null;
					earlier?: string | null;
					began_at?: string;
				};
				Update: {
					response_id?: string;
					consultation_id?: string;
					code_hash?: string | null;
					earlier?: string | null;
					began_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'visit_origin_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
			withdrawal: {
				Row: {
					response_id: string;
					consultation_id: string;
					by_resident: boolean;
					withdrawn_by: string | null;
					withdrawn_at: string;
				};
				Insert: {
					response_id: string;
					consultation_id: string;
					by_resident: boolean;
					withdrawn_by?: string | null;
					withdrawn_at?: string;
				};
				Update: {
					response_id?: string;
					consultation_id?: string;
					by_resident?: boolean;
					withdrawn_by?: string | null;
					withdrawn_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'withdrawal_consultation_id_fkey';
						columns: ['consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultation';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Views: Record<never, never>;
		Functions: {
			accept_invitation: {
				Args: { token: string | null; display_name: string | null };
				Returns: string;
			};
			answers_by_id: { Args: { consultation: string | null; ids: string[] | null }; Returns: Json };
			answers_to_group: {
				Args: { consultation: string | null; skip?: number | null; most?: number | null };
				Returns: Json;
			};
			answers_to_suggest: {
				Args: { consultation: string | null; engine: string | null; most?: number | null };
				Returns: Json;
			};
			archive_theme: {
				Args: { theme: string | null; archived: boolean | null; why?: string | null };
				Returns: undefined;
			};
			area_use: {
				Args: { consultation: string | null };
				Returns: { area_id: string; responses: number }[];
			};
			begin_guide_audio: {
				Args: { consultation: string | null; item: Json | null };
				Returns: Json;
			};
			begin_media: { Args: { response: string | null; item: Json | null }; Returns: Json };
			begin_talk: {
				Args: { response: string | null; item: Json | null; consent: Json | null };
				Returns: Json;
			};
			begin_visit: {
				Args: {
					response: string | null;
					consultation: string | null;
					code: string | null;
					earlier: string | null;
				};
				Returns: undefined;
			};
			check_candidates: {
				Args: {
					consultation: string | null;
					filters?: Json | null;
					theme?: string | null;
					most?: number | null;
					compare?: number | null;
				};
				Returns: Json;
			};
			check_code: { Args: { consultation: string | null; code: string | null }; Returns: Json };
			check_quality: { Args: { consultation: string | null }; Returns: Json };
			checked_codings: {
				Args: { consultation: string | null; most?: number | null };
				Returns: Json;
			};
			code_quote: {
				Args: {
					code: string | null;
					reader: string | null;
					quote: string | null;
					themes: string[] | null;
				};
				Returns: string;
			};
			code_round_answer: {
				Args: { round: string | null; answer: string | null; themes: string[] | null };
				Returns: boolean;
			};
			committee_codings: { Args: { round: string | null }; Returns: Json };
			committee_progress: { Args: { round: string | null }; Returns: Json };
			consultation_progress: {
				Args: { consultation?: string | null };
				Returns: {
					consultation_id: string;
					version: number;
					changed_since_version: boolean;
					responses: number;
					open_answers: number;
					unassigned: number;
					without_theme: number;
					unchecked: number;
					quotes: number;
					report: number;
					links: number;
					reactions: number;
					areas: Json;
					doubles: number;
				}[];
			};
			continue_draft: {
				Args: { consultation_code: string | null; code: string | null };
				Returns: string;
			};
			correct_answer: {
				Args: {
					answer: string | null;
					new_text: string | null;
					new_choices: string[] | null;
					new_number: number | null;
					new_voice: Database['public']['Enums']['answer_voice'] | null;
					new_declined?: Database['public']['Enums']['answer_declined'] | null;
				};
				Returns: undefined;
			};
			count_doors: {
				Args: { consultation: string | null; attempts: Json | null };
				Returns: number;
			};
			count_responses: {
				Args: { consultation: string | null };
				Returns: {
					mode: Database['public']['Enums']['response_mode'];
					area: string;
					responses: number;
					doubles: number;
				}[];
			};
			create_first_team: {
				Args: { team_name: string | null; display_name: string | null };
				Returns: string;
			};
			decide_answers: {
				Args: {
					consultation: string | null;
					decisions: Json | null;
					checks: Json | null;
					marks: Json | null;
				};
				Returns: undefined;
			};
			decide_candidate: {
				Args: {
					candidate: string | null;
					act: string | null;
					theme?: Json | null;
					target?: string | null;
					why?: string | null;
				};
				Returns: string;
			};
			decide_codings: {
				Args: { consultation: string | null; decisions: Json | null; checks?: Json | null };
				Returns: undefined;
			};
			decided_stances: {
				Args: { consultation: string | null; most?: number | null };
				Returns: Json;
			};
			decision_history: {
				Args: {
					consultation: string | null;
					kinds?: string[] | null;
					person?: string | null;
					before?: string | null;
					most?: number | null;
				};
				Returns: { kind: string; at: string; actor: string; by: string; detail: Json }[];
			};
			device_contact: { Args: { device: string | null; unsent: number | null }; Returns: boolean };
			device_wiped: { Args: { device: string | null }; Returns: boolean };
			door_overview: {
				Args: { consultation: string | null };
				Returns: {
					id: string;
					name: string;
					homes: number;
					responses: number;
					no_answer: number;
					refused: number;
					later: number;
					done: number;
				}[];
			};
			drop_codes: { Args: { batch: string | null }; Returns: undefined };
			expect_codings: {
				Args: { consultation: string | null; expected: Json | null };
				Returns: number;
			};
			finish_committee_round: { Args: { round: string | null }; Returns: undefined };
			finish_talk: { Args: { response: string | null; done: boolean | null }; Returns: boolean };
			forget_draft: { Args: { id: string | null }; Returns: undefined };
			import_responses: {
				Args: {
					consultation: string | null;
					batch: string | null;
					file_name: string | null;
					responses: Json | null;
				};
				Returns: Json;
			};
			import_status: {
				Args: { consultation: string | null; ids: string[] | null };
				Returns: { id: string; status: string }[];
			};
			invitation_info: {
				Args: { token: string | null };
				Returns: {
					team_name: string;
					role: Database['public']['Enums']['member_role'];
					state: string;
				}[];
			};
			judge_flags: {
				Args: {
					consultation: string | null;
					response: string | null;
					kinds: Database['public']['Enums']['response_doubt'][] | null;
					other: string | null;
					verdict: Database['public']['Enums']['doubt_verdict'] | null;
					left_out: string | null;
				};
				Returns: undefined;
			};
			learn_from_checks: {
				Args: { consultation: string | null; after_checks?: number | null };
				Returns: Json;
			};
			list_responses: {
				Args: {
					consultation: string | null;
					mode?: Database['public']['Enums']['response_mode'] | null;
					area?: string | null;
					words?: string | null;
					first?: number | null;
					size?: number | null;
				};
				Returns: {
					id: string;
					mode: Database['public']['Enums']['response_mode'];
					language: string;
					area_name: string;
					guide_number: number;
					submitted_at: string;
					recorded_by: string;
					open_answers: number;
					without_theme: number;
					unchecked: number;
					matches: number;
					is_double: boolean;
					open_differences: number;
				}[];
			};
			load_draft: { Args: { id: string | null }; Returns: Json };
			make_codes: {
				Args: {
					consultation: string | null;
					batch: string | null;
					label: string | null;
					hashes: string[] | null;
				};
				Returns: number;
			};
			mark_safety: {
				Args: { consultation: string | null; response: string | null; signals: Json | null };
				Returns: string[];
			};
			media_bytes: { Args: { media: string | null }; Returns: string };
			merge_themes: {
				Args: { source: string | null; target: string | null; why?: string | null };
				Returns: number;
			};
			move_theme: {
				Args: { theme: string | null; parent: string | null; why?: string | null };
				Returns: undefined;
			};
			needs_first_team: { Args: Record<PropertyKey, never>; Returns: boolean };
			number_form: { Args: { item: string | null; number: string | null }; Returns: string };
			open_consultation: { Args: { code: string | null }; Returns: Json };
			open_report: { Args: { code: string | null; reader?: string | null }; Returns: Json };
			open_report_photo: { Args: { code: string | null; photo: string | null }; Returns: string };
			open_report_photos: { Args: { code: string | null }; Returns: Json };
			open_round: {
				Args: { code: string | null; reader?: string | null; wanted?: string | null };
				Returns: Json;
			};
			open_safety_signals: { Args: Record<PropertyKey, never>; Returns: number };
			paper_forms: {
				Args: { consultation: string | null };
				Returns: {
					form_number: string;
					response: string;
					typed_by: string;
					typed_at: string;
					entry: string;
					retyped_by: string;
					retyped_at: string;
					fields: number;
					differences: number;
					open_differences: number;
				}[];
			};
			ping: { Args: Record<PropertyKey, never>; Returns: boolean };
			publish_guide: {
				Args: {
					consultation: string | null;
					expected_revision: number | null;
					questions: Json | null;
				};
				Returns: number;
			};
			publish_report: {
				Args: { consultation: string | null; expected_revision: number | null };
				Returns: number;
			};
			published_audio: { Args: { code: string | null; media: string | null }; Returns: Json };
			purge_expired: { Args: Record<PropertyKey, never>; Returns: number };
			purge_media: { Args: Record<PropertyKey, never>; Returns: number };
			purge_safety_signals: { Args: Record<PropertyKey, never>; Returns: number };
			purge_visits: { Args: Record<PropertyKey, never>; Returns: number };
			put_media_part: {
				Args: {
					response: string | null;
					media: string | null;
					number: number | null;
					hash: string | null;
					bytes: string | null;
				};
				Returns: Json;
			};
			put_team_media_part: {
				Args: {
					media: string | null;
					number: number | null;
					hash: string | null;
					bytes: string | null;
				};
				Returns: Json;
			};
			react: {
				Args: {
					code: string | null;
					reader: string | null;
					theme: string | null;
					kind: Database['public']['Enums']['reaction_kind'] | null;
					remark: string | null;
				};
				Returns: string;
			};
			record_response: { Args: { response: Json | null }; Returns: string };
			register_device: { Args: { device: string | null; name: string | null }; Returns: undefined };
			remove_media: { Args: { response: string | null; media: string | null }; Returns: boolean };
			renew_codes: { Args: { batch: string | null; hashes: string[] | null }; Returns: number };
			report_counts: { Args: { consultation: string | null }; Returns: Json };
			report_photos: {
				Args: { consultation: string | null; number: number | null };
				Returns: Json;
			};
			report_version: {
				Args: { consultation: string | null; number: number | null };
				Returns: Json;
			};
			resident_media: { Args: { code: string | null; ticket?: string | null }; Returns: Json };
			resident_visit: { Args: { code: string | null; ticket?: string | null }; Returns: Json };
			resolve_round_answer: {
				Args: { round: string | null; answer: string | null; themes: string[] | null };
				Returns: boolean;
			};
			response_place: {
				Args: {
					response: string | null;
					consultation: string | null;
					mode?: Database['public']['Enums']['response_mode'] | null;
					area?: string | null;
					words?: string | null;
				};
				Returns: { place: number; matches: number; newer: string; older: string }[];
			};
			restore_response: { Args: { revision: number | null }; Returns: boolean };
			round_codings: { Args: { round: string | null }; Returns: Json };
			round_queue: { Args: { round: string | null; most?: number | null }; Returns: Json };
			safety_signals: {
				Args: { response?: string | null };
				Returns: {
					id: string;
					consultation_id: string;
					consultation: string;
					response_id: string;
					stored: boolean;
					question_key: string;
					question: string;
					reason: Database['public']['Enums']['safety_reason'];
					note: string;
					marked_by: string;
					marked_at: string;
					taken_back_at: string;
					released_at: string;
					handled_by: string;
					handled_at: string;
					set_apart: string;
				}[];
			};
			save_candidates: {
				Args: { consultation: string | null; candidates: Json | null };
				Returns: number;
			};
			save_draft: {
				Args: { id: string | null; version: string | null; content: Json | null };
				Returns: boolean;
			};
			save_theme: {
				Args: { consultation: string | null; theme: Json | null; why?: string | null };
				Returns: string;
			};
			settle_entry: { Args: { entry: string | null; decisions: Json | null }; Returns: number };
			settle_safety: {
				Args: { signal: string | null; handled: boolean | null; released: boolean | null };
				Returns: undefined;
			};
			split_theme: {
				Args: {
					source: string | null;
					theme: Json | null;
					answers: string[] | null;
					why?: string | null;
					parts?: Json | null;
				};
				Returns: number;
			};
			start_committee_round: {
				Args: { consultation: string | null; coder: string | null; most: number | null };
				Returns: string;
			};
			start_consultation: {
				Args: {
					consultation: Json | null;
					areas: Json | null;
					guide: Json | null;
					themes: Json | null;
				};
				Returns: string;
			};
			start_round: {
				Args: {
					consultation: string | null;
					first_coder: string | null;
					second_coder: string | null;
					most: number | null;
				};
				Returns: string;
			};
			step_theme: { Args: { theme: string | null; step: number | null }; Returns: boolean };
			submit_response: { Args: { response: Json | null }; Returns: string };
			suggest_codings: {
				Args: { consultation: string | null; engine: string | null; suggestions: Json | null };
				Returns: number;
			};
			suggest_stances: {
				Args: { consultation: string | null; stances: Json | null };
				Returns: number;
			};
			theme_answers: {
				Args: {
					consultation: string | null;
					pick: string | null;
					theme?: string | null;
					filters?: Json | null;
					after?: Json | null;
					most?: number | null;
				};
				Returns: Json;
			};
			theme_by: {
				Args: {
					consultation: string | null;
					dimension: string | null;
					unit: string | null;
					filters?: Json | null;
				};
				Returns: Json;
			};
			theme_candidates: {
				Args: { consultation: string | null; most?: number | null };
				Returns: Json;
			};
			theme_overview: {
				Args: { consultation: string | null; filters?: Json | null };
				Returns: Json;
			};
			theme_pairs: { Args: { consultation: string | null; filters?: Json | null }; Returns: Json };
			theme_use: { Args: { theme: string | null }; Returns: Json };
			transcribe_media: { Args: { media: string | null; text: string | null }; Returns: string };
			translate_answer: {
				Args: { answer: string | null; new_text: string | null };
				Returns: undefined;
			};
			type_out_talk: {
				Args: { response: string | null; question: string | null; text: string | null };
				Returns: string;
			};
			withdraw_by_code: { Args: { code: string | null }; Returns: boolean };
			withdraw_response: { Args: { response: string | null }; Returns: undefined };
		};
		Enums: {
			answer_declined: 'dont_know' | 'rather_not';
			answer_voice: 'own' | 'verbatim' | 'paraphrase' | 'observation';
			candidate_state: 'open' | 'accepted' | 'merged' | 'refused';
			coding_act: 'suggest' | 'confirm' | 'reject' | 'add' | 'reset' | 'expire' | 'merge' | 'split';
			coding_source: 'machine' | 'person';
			coding_state: 'suggested' | 'confirmed' | 'rejected';
			door_outcome: 'no_answer' | 'refused' | 'later' | 'done';
			doubt_verdict: 'keep' | 'double';
			media_kind: 'voice' | 'photo' | 'guide' | 'talk';
			member_role: 'coordinator' | 'worker' | 'reviewer';
			question_kind:
				'open' | 'single' | 'multiple' | 'grade' | 'scale' | 'yesno' | 'number' | 'info';
			reaction_kind: 'agree' | 'elsewhere' | 'missing';
			response_doubt: 'device' | 'code' | 'no_code' | 'fast' | 'similar';
			response_mode: 'self' | 'assisted' | 'paper';
			revision_cause: 'resend' | 'restored' | 'double_entry';
			safety_reason: 'abuse' | 'threat' | 'crisis' | 'other';
			stance: 'positief' | 'negatief' | 'wens' | 'gemengd' | 'neutraal';
		};
		CompositeTypes: Record<never, never>;
	};
};
