CREATE TABLE "certificate_authorities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"der" "bytea" NOT NULL,
	"title" text NOT NULL,
	"issuer_title" text NOT NULL,
	"serial" text NOT NULL,
	"key_kind" text NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "certificate_authorities_role_known" CHECK ("certificate_authorities"."role" in ('anchor', 'intermediate')),
	CONSTRAINT "certificate_authorities_state_known" CHECK ("certificate_authorities"."state" in ('proposed', 'active', 'declined', 'ended')),
	CONSTRAINT "certificate_authorities_by_two" CHECK ("certificate_authorities"."state" not in ('active', 'ended') or ("certificate_authorities"."decided_by" is not null and "certificate_authorities"."decided_by" <> "certificate_authorities"."proposed_by"))
);
--> statement-breakpoint
CREATE TABLE "certificate_bindings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"der" "bytea" NOT NULL,
	"title" text NOT NULL,
	"issuer_title" text NOT NULL,
	"serial" text NOT NULL,
	"key_kind" text NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "certificate_bindings_state_known" CHECK ("certificate_bindings"."state" in ('proposed', 'active', 'declined', 'ended')),
	CONSTRAINT "certificate_bindings_by_two" CHECK ("certificate_bindings"."state" not in ('active', 'ended') or ("certificate_bindings"."decided_by" is not null and "certificate_bindings"."decided_by" <> "certificate_bindings"."proposed_by"))
);
--> statement-breakpoint
CREATE TABLE "certificate_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nonce_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"origin" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"for_operator" uuid,
	"for_unit" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "certificate_challenges_nonceHash_unique" UNIQUE("nonce_hash"),
	CONSTRAINT "certificate_challenges_purpose_known" CHECK ("certificate_challenges"."purpose" in ('login'))
);
--> statement-breakpoint
CREATE TABLE "certificate_crls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"der" "bytea" NOT NULL,
	"number" text NOT NULL,
	"this_update" timestamp with time zone NOT NULL,
	"next_update" timestamp with time zone NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "certificate_bindings" ADD CONSTRAINT "certificate_bindings_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "certificate_bindings" ADD CONSTRAINT "certificate_bindings_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "certificate_crls" ADD CONSTRAINT "certificate_crls_authority_id_certificate_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."certificate_authorities"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_authorities_once" ON "certificate_authorities" USING btree ("fingerprint") WHERE "certificate_authorities"."state" in ('proposed', 'active');
--> statement-breakpoint
CREATE INDEX "certificate_bindings_of_unit" ON "certificate_bindings" USING btree ("unit_id","operator_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_bindings_once" ON "certificate_bindings" USING btree ("fingerprint") WHERE "certificate_bindings"."state" in ('proposed', 'active');
--> statement-breakpoint
CREATE INDEX "certificate_challenges_expired" ON "certificate_challenges" USING btree ("expires_at");
--> statement-breakpoint
CREATE INDEX "certificate_crls_of_authority" ON "certificate_crls" USING btree ("authority_id","this_update");
--> statement-breakpoint
do $$ declare t text; begin
  foreach t in array array['certificate_authorities', 'certificate_crls', 'certificate_bindings', 'certificate_challenges'] loop
    execute format('grant select, insert, update on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own_unit_reads on certificate_bindings for select to provident_hall_app using (unit_id = (select current_unit()));
--> statement-breakpoint
revoke update on certificate_crls from provident_hall_app;
--> statement-breakpoint
-- A certificate that asks to come in gets a number to sign, and nobody learns from it whether it stands for somebody.
create function issue_challenge(new_id uuid, nonce bytea, for_purpose text, from_origin text, certificate bytea, made_at timestamptz, until timestamptz)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into certificate_challenges (id, nonce_hash, purpose, origin, fingerprint, for_operator, for_unit, issued_at, expires_at)
  select new_id, nonce, for_purpose, from_origin, certificate, b.operator_id, b.unit_id, made_at, until
  from (select 1) one left join certificate_bindings b on b.fingerprint = certificate and b.state = 'active'
$$;
--> statement-breakpoint
-- Whoever brings the number uses it up, right or wrong: two at once cannot both have it.
create function take_challenge(nonce bytea, taken_at timestamptz)
returns table (purpose text, origin text, fingerprint bytea, for_operator uuid, for_unit uuid, issued_at timestamptz, expires_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp as $$
  update certificate_challenges set used_at = taken_at where nonce_hash = nonce and used_at is null
  returning purpose, origin, fingerprint, for_operator, for_unit, issued_at, expires_at
$$;
--> statement-breakpoint
create function find_bound_operator(certificate bytea)
returns table (operator_id uuid, unit_id uuid, operator_status text, unit_status text, agreement_signed_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.unit_id, o.status, u.status, u.agreement_signed_on
  from certificate_bindings b join operators o on o.id = b.operator_id and o.unit_id = b.unit_id join units u on u.id = b.unit_id
  where b.fingerprint = certificate and b.state = 'active'
$$;
--> statement-breakpoint
-- What certificates are judged by: authorities in force, and the newest list of each. All of it is public by nature.
create function certificate_trust()
returns table (kind text, der bytea) language sql stable security definer set search_path = public, pg_temp as $$
  select role, der from certificate_authorities where state = 'active'
  union all
  select 'crl', l.der from certificate_authorities a
  cross join lateral (select der from certificate_crls where authority_id = a.id order by this_update desc, id desc limit 1) l
  where a.state = 'active'
$$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['issue_challenge', 'take_challenge', 'find_bound_operator', 'certificate_trust'] loop
    execute format('revoke execute on function %s from public', f::regproc::regprocedure);
    execute format('grant execute on function %s to provident_hall_app', f::regproc::regprocedure);
  end loop;
end $$;
