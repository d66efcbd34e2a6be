-- Two more kinds of recording: what the team reads aloud, and a whole conversation. A new kind may be named from the
-- next migration on.
alter type public.media_kind add value 'guide';
alter type public.media_kind add value 'talk';
