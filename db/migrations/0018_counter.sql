CREATE TABLE "unit_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"signed_on" date NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_documents_type_known" CHECK ("unit_documents"."media_type" in ('application/pdf', 'image/jpeg', 'image/png'))
);
--> statement-breakpoint
ALTER TABLE "unit_documents" ADD CONSTRAINT "unit_documents_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "unit_documents_of_unit" ON "unit_documents" USING btree ("unit_id","id");
--> statement-breakpoint
-- 单位账号 of units that the counter registers.
create sequence unit_numbers as bigint start 10101;
--> statement-breakpoint
grant usage, select on sequence unit_numbers to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on unit_documents for each statement execute function require_actor();
--> statement-breakpoint
alter table unit_documents enable row level security;
--> statement-breakpoint
alter table unit_documents force row level security;
--> statement-breakpoint
create policy owner_tools on unit_documents to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on unit_documents to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy own_unit_reads on unit_documents for select to provident_hall_app using (unit_id = (select current_unit()));
--> statement-breakpoint
grant select, insert on unit_documents to provident_hall_app;
