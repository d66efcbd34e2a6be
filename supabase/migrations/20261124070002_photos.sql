-- Photos that a worker released one by one, and where they stand in a published report.

create table public.photo_release (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null,
  media_id uuid not null,
  theme_id uuid not null,
  released_by uuid references auth.users (id) on delete set null,
  released_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (id, consultation_id),
  foreign key (media_id, consultation_id) references public.media (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index photo_release_consultation_idx on public.photo_release (consultation_id, theme_id);
create index photo_release_media_idx on public.photo_release (media_id, consultation_id);
create index photo_release_theme_idx on public.photo_release (theme_id, consultation_id);
create index photo_release_released_by_idx on public.photo_release (released_by);
create unique index photo_release_once_idx on public.photo_release (media_id) where revoked_at is null;

-- A photo in a report goes when its response is withdrawn or when its release is taken back.
create table public.report_photo (
  report_id uuid not null,
  release_id uuid not null,
  -- The theme that it stands at: a theme that was merged since the release lives on in another.
  theme_id uuid not null,
  consultation_id uuid not null,
  primary key (report_id, release_id),
  foreign key (report_id, consultation_id) references public.report (id, consultation_id) on delete cascade,
  foreign key (release_id, consultation_id) references public.photo_release (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index report_photo_release_idx on public.report_photo (release_id, consultation_id);
create index report_photo_theme_idx on public.report_photo (theme_id, consultation_id);

grant select on public.photo_release, public.report_photo to authenticated;
grant insert (id, consultation_id, media_id, theme_id, released_by), update (revoked_at) on public.photo_release to authenticated;

create trigger photo_stays_taken_back before update of revoked_at on public.photo_release
  for each row when (old.revoked_at is not null) execute function private.refuse_change();
create trigger log_activity after insert or update or delete on public.photo_release
  for each row execute function private.log_activity();

alter table public.photo_release enable row level security;
alter table public.report_photo enable row level security;

create policy "A member reads which photos were released" on public.photo_release for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker releases a photo that is described" on public.photo_release for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')) and released_by = (select auth.uid())
    and exists (select 1 from public.media m where m.id = media_id and m.kind = 'photo' and m.completed_at is not null and btrim(m.alt) <> ''));
create policy "A coordinator or worker takes a photo back" on public.photo_release for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member sees what was released" on public.media_part for select to authenticated
  using (consultation_id in (select private.my_consultations()) and exists (
    select 1 from public.photo_release p where p.media_id = media_part.media_id and p.revoked_at is null));
create policy "A member reads which photos a report holds" on public.report_photo for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A new version holds the photos that stand released for its themes.
create function private.report_takes_photos() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.report_photo (report_id, release_id, theme_id, consultation_id)
  select new.id, p.id, coalesce(t.merged_into, t.id), new.consultation_id
  from public.photo_release p join public.theme t on t.id = p.theme_id
  where p.consultation_id = new.consultation_id and p.revoked_at is null
    and new.content -> 'themes' @> jsonb_build_array(jsonb_build_object('id', coalesce(t.merged_into, t.id)));
  return null;
end $$;
create trigger report_takes_photos after insert on public.report for each row execute function private.report_takes_photos();

-- The photos of a report as its readers see them: never one that was taken back since.
create function private.photos_of(report uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'theme', rp.theme_id, 'alt', m.alt) order by p.released_at, p.id), '[]')
  from public.report_photo rp join public.photo_release p on p.id = rp.release_id join public.media m on m.id = p.media_id
  where rp.report_id = photos_of.report and p.revoked_at is null
$$;

-- The newest report behind a committee link that works, or null.
create function private.report_behind(code text) returns uuid
language sql stable set search_path = '' as $$
  select r.id from public.committee_link l join public.report r on r.consultation_id = l.consultation_id
  where l.code = report_behind.code and private.link_state(l) = 'open' order by r.number desc limit 1
$$;

-- [{id, theme, alt}] of the report behind a committee link.
create function public.open_report_photos(code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.photos_of(private.report_behind(open_report_photos.code))
$$;
grant execute on function public.open_report_photos(text) to anon, authenticated;

-- The bytes of one of them (base64), or null.
create function public.open_report_photo(code text, photo uuid) returns text
language sql stable security definer set search_path = '' as $$
  select encode(string_agg(b.bytes, ''::bytea order by b.number), 'base64')
  from public.report_photo rp join public.photo_release p on p.id = rp.release_id join public.media_part b on b.media_id = p.media_id
  where rp.report_id = private.report_behind(open_report_photo.code) and p.id = open_report_photo.photo and p.revoked_at is null
$$;
grant execute on function public.open_report_photo(text, uuid) to anon, authenticated;

-- [{id, theme, alt, media}] of a published version, for the team.
create function public.report_photos(consultation uuid, number integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (select coalesce(jsonb_agg(shown.item || jsonb_build_object('media', p.media_id) order by shown.at), '[]')
    from public.report r, jsonb_array_elements(private.photos_of(r.id)) with ordinality shown (item, at), public.photo_release p
    where r.consultation_id = report_photos.consultation and r.number = report_photos.number and p.id = (shown.item ->> 'id')::uuid);
end $$;
grant execute on function public.report_photos(uuid, integer) to authenticated;
