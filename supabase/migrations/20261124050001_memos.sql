-- Memos: what a colleague thought about an answer, a theme or the consultation as a whole. Earlier wordings are kept.

create table public.memo (
  -- Made by the client, so that sending twice stores once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  -- Neither: about the consultation as a whole.
  answer_id uuid,
  theme_id uuid,
  text text not null check (length(btrim(text)) between 1 and 4000),
  author uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (id, consultation_id),
  check (num_nonnulls(answer_id, theme_id) <= 1),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index memo_consultation_idx on public.memo (consultation_id, created_at desc);
create index memo_answer_idx on public.memo (answer_id, consultation_id);
create index memo_theme_idx on public.memo (theme_id, consultation_id);
create index memo_author_idx on public.memo (author);

create table public.memo_revision (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  memo_id uuid not null,
  text_before text not null,
  removed_before boolean not null,
  changed_by uuid references auth.users (id) on delete set null,
  changed_at timestamptz not null default now(),
  foreign key (memo_id, consultation_id) references public.memo (id, consultation_id) on delete cascade
);
create index memo_revision_memo_idx on public.memo_revision (memo_id, consultation_id, changed_at desc);
create index memo_revision_changed_by_idx on public.memo_revision (changed_by);

grant select on public.memo, public.memo_revision to authenticated;
grant insert (id, consultation_id, answer_id, theme_id, text, author), update (text, removed_at) on public.memo to authenticated;

create function private.keep_memo() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (new.text, new.removed_at is null) is not distinct from (old.text, old.removed_at is null) then
    return new;
  end if;
  insert into public.memo_revision (consultation_id, memo_id, text_before, removed_before, changed_by)
  values (old.consultation_id, old.id, old.text, old.removed_at is not null, (select auth.uid()));
  new.updated_at := now();
  return new;
end $$;
create trigger memo_keeps_its_history before update on public.memo for each row execute function private.keep_memo();

alter table public.memo enable row level security;
alter table public.memo_revision enable row level security;

create policy "A member reads memos" on public.memo for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member writes memos in their own name" on public.memo for insert to authenticated
  with check (consultation_id in (select private.my_consultations()) and author = (select auth.uid()));
create policy "A memo is changed by who wrote it" on public.memo for update to authenticated
  using (consultation_id in (select private.my_consultations()) and author = (select auth.uid()))
  with check (consultation_id in (select private.my_consultations()) and author = (select auth.uid()));
create policy "A member reads the history of memos" on public.memo_revision for select to authenticated
  using (consultation_id in (select private.my_consultations()));
