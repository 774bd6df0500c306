-- Finding people by name, newest case first, without looking at all that are found: the index holds each token's cases in that order. Asked under the reader's
-- own policies, like any other query of the tokens.

-- The newest cases older than `before`, `most` of them, in which each word has one of its tokens (`words` says of which word each token is). Each token is walked
-- no further than `reach`; down to where the first of them ends all cases are known. Null: that does not make a page, all that are found have to be looked at.
create or replace function casework.newest_found(units uuid[], tokens bytea[], words int[], before uuid, most int) returns uuid[]
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    every int := (select bit_or(1 << w) from unnest(words) w);
    reach int := case when every & (every - 1) = 0 then most else most * 32 end;
    known_to uuid;
    found uuid[];
begin
    with walked as materialized (
        select k.word, h.case_id, h.place
        from unnest(tokens, words) k(token, word), unnest(units) u(id), lateral (
            select n.case_id, row_number() over (order by n.case_id desc) as place from (
                select t.case_id from casework.search_tokens t
                where t.unit_id = u.id and t.token = k.token and t.case_id < before order by t.case_id desc limit reach) n) h),
    ended as (select w.case_id from walked w where w.place = reach order by w.case_id desc limit 1)
    select (select e.case_id from ended e),
           array(select w.case_id from walked w where w.case_id >= coalesce((select e.case_id from ended e), '00000000-0000-0000-0000-000000000000')
                 group by w.case_id having bit_or(1 << w.word) = every order by w.case_id desc limit most)
    into known_to, found;
    if known_to is not null and cardinality(found) < most then return null; end if;
    return found;
end $$;
alter function casework.newest_found(uuid[], bytea[], int[], uuid, int) owner to portal_projector;
revoke all on function casework.newest_found(uuid[], bytea[], int[], uuid, int) from public;
grant execute on function casework.newest_found(uuid[], bytea[], int[], uuid, int) to portal_app;
