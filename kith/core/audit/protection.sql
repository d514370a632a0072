-- Functions behind the triggers that `protection.py` lays on every table. Owned by the owner role.

CREATE OR REPLACE FUNCTION kith_without_secrets(image jsonb, hidden text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN image IS NULL THEN NULL ELSE
    image || coalesce(
      (SELECT jsonb_object_agg(name, 'sha256:' || encode(sha256(convert_to(image ->> name, 'UTF8')), 'hex'))
       FROM unnest(hidden) AS name WHERE image ->> name IS NOT NULL), '{}'::jsonb)
  END
$$;

-- Copies one written row into the history. Runs as its owner, so that the app role needs no right to write there.
CREATE OR REPLACE FUNCTION kith_record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  hidden text[] := TG_ARGV[0]::text[];
  before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
BEGIN
  INSERT INTO public.audit_change
    (at, as_of_on, actor_id, actor_label, why, page, request_id, database_user,
     table_name, row_id, operation, before, after)
  VALUES
    (clock_timestamp(),
     coalesce(nullif(current_setting('kith.as_of_on', true), '')::date, current_date),
     nullif(current_setting('kith.actor_id', true), '')::uuid,
     coalesce(nullif(current_setting('kith.actor_label', true), ''), 'nobody named'),
     coalesce(current_setting('kith.why', true), ''),
     coalesce(current_setting('kith.page', true), ''),
     coalesce(current_setting('kith.request_id', true), ''),
     session_user, TG_TABLE_NAME, coalesce(after ->> 'id', before ->> 'id', ''), lower(TG_OP),
     public.kith_without_secrets(before, hidden), public.kith_without_secrets(after, hidden));
  RETURN NULL;
END
$$;

-- Writes a line for each child that a look or an act is about (ACCESS-2). TG_ARGV: what the line stands for.
CREATE OR REPLACE FUNCTION kith_write_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  written jsonb := to_jsonb(NEW);
BEGIN
  INSERT INTO public.audit_line (child_id, at, kind, row_id, actor_id)
  SELECT DISTINCT child, NEW.at, TG_ARGV[0], NEW.id, coalesce(written ->> 'principal_id', written ->> 'actor_id')::uuid
  FROM unnest(NEW.children) AS child;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION kith_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are kept as they were written', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Nobody lays these triggers on a table of their own, to write into the history what never happened.
REVOKE EXECUTE ON FUNCTION kith_record_change(), kith_refuse_change(), kith_write_lines() FROM PUBLIC;
