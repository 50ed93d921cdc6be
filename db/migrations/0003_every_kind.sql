CREATE TABLE "filing_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "filing_documents_type_known" CHECK ("filing_documents"."media_type" in ('application/pdf', 'image/jpeg', 'image/png')),
	CONSTRAINT "filing_documents_size_limited" CHECK ("filing_documents"."size" between 1 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "import_headers" (
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"header" text NOT NULL,
	"column_key" text NOT NULL,
	CONSTRAINT "import_headers_unit_id_kind_header_pk" PRIMARY KEY("unit_id","kind","header"),
	CONSTRAINT "import_headers_kind_known" CHECK ("import_headers"."kind" in ('open', 'seal', 'unseal', 'base', 'ratio', 'back-pay', 'transfer'))
);
--> statement-breakpoint
CREATE TABLE "suspense_allocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "suspense_allocations_state_known" CHECK ("suspense_allocations"."state" in ('proposed', 'done', 'declined')),
	CONSTRAINT "suspense_allocations_two_people" CHECK ("suspense_allocations"."decided_by" is null or "suspense_allocations"."decided_by" <> "suspense_allocations"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "transfer_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"to_unit_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_number_mask" text NOT NULL,
	"state" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"opinion" text,
	"filing_id" uuid,
	CONSTRAINT "transfer_requests_state_known" CHECK ("transfer_requests"."state" in ('waiting', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "transfer_requests_between_two" CHECK ("transfer_requests"."unit_id" <> "transfer_requests"."to_unit_id")
);
--> statement-breakpoint
ALTER TABLE "filings" DROP CONSTRAINT "filings_kind_known";--> statement-breakpoint
ALTER TABLE "filings" DROP CONSTRAINT "filings_submitted_is_complete";--> statement-breakpoint
ALTER TABLE "filings" DROP CONSTRAINT "filings_effective_has_account";--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_kind_known";--> statement-breakpoint
ALTER TABLE "journals" DROP CONSTRAINT "journals_kind_known";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_method_known";--> statement-breakpoint
DROP INDEX "payments_one_open";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "was_submitted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "for_month" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "back_pay_type" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "unit_ratio" integer;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "own_ratio" integer;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "people" integer;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_base" bigint;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_unit_share" bigint;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_own_share" bigint;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_unit_ratio" integer;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_own_ratio" integer;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_sealed_month" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_seal_reason" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "former_seal_note" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "to_unit_id" uuid;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "to_account_id" uuid;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "to_unit_name" text;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "moved_amount" bigint;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "remittance_id" uuid;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "payment_id" uuid;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "paid_on" date;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "first_approved_by" uuid;--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "first_approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "template" text DEFAULT 'lines' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "declared_amount" bigint;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "product" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "product" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "product_on" date;--> statement-breakpoint
ALTER TABLE "fund_parameters" ADD COLUMN "window_from" text;--> statement-breakpoint
ALTER TABLE "fund_parameters" ADD COLUMN "window_to" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "purpose" text DEFAULT 'month' NOT NULL;--> statement-breakpoint
ALTER TABLE "filing_documents" ADD CONSTRAINT "filing_documents_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_headers" ADD CONSTRAINT "import_headers_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_allocations" ADD CONSTRAINT "suspense_allocations_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_allocations" ADD CONSTRAINT "suspense_allocations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_to_unit_id_units_id_fk" FOREIGN KEY ("to_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "filing_documents_of_filing" ON "filing_documents" USING btree ("unit_id","filing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_allocations_one_live" ON "suspense_allocations" USING btree ("receipt_id") WHERE "suspense_allocations"."state" <> 'declined';--> statement-breakpoint
CREATE INDEX "transfer_requests_of_unit" ON "transfer_requests" USING btree ("unit_id","state");--> statement-breakpoint
CREATE INDEX "transfer_requests_to_unit" ON "transfer_requests" USING btree ("to_unit_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_requests_one_waiting" ON "transfer_requests" USING btree ("to_account_id") WHERE "transfer_requests"."state" = 'waiting';--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_to_unit_id_units_id_fk" FOREIGN KEY ("to_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "filings_one_ratio_waiting" ON "filings" USING btree ("unit_id") WHERE "filings"."kind" = 'ratio' and "filings"."state" in ('draft', 'in-review');--> statement-breakpoint
CREATE INDEX "filings_back_pay_to_pay" ON "filings" USING btree ("unit_id","remittance_id") WHERE "filings"."kind" = 'back-pay' and "filings"."state" = 'effective';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open" ON "payments" USING btree ("unit_id","purpose") WHERE "payments"."state" in ('due', 'arrived');--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_merged_says_into" CHECK (("accounts"."status" = 'merged') = ("accounts"."merged_into" is not null) and ("accounts"."status" <> 'merged' or "accounts"."closed_on" is not null));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_unseal_is_complete" CHECK ("filings"."kind" <> 'unseal' or "filings"."state" = 'draft' or ("filings"."account_id" is not null and "filings"."base" > 0 and "filings"."for_month" is not null));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_base_is_complete" CHECK ("filings"."kind" <> 'base' or "filings"."state" = 'draft' or ("filings"."account_id" is not null and "filings"."base" > 0 and "filings"."unit_share" is not null and "filings"."own_share" is not null));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_ratio_is_complete" CHECK ("filings"."kind" <> 'ratio' or "filings"."state" = 'draft' or ("filings"."unit_ratio" is not null and "filings"."own_ratio" is not null));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_back_pay_is_complete" CHECK ("filings"."kind" <> 'back-pay' or "filings"."state" = 'draft' or ("filings"."account_id" is not null and "filings"."for_month" is not null and "filings"."back_pay_type" is not null and "filings"."unit_share" is not null and "filings"."own_share" is not null and "filings"."unit_share" + "filings"."own_share" > 0));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_transfer_is_complete" CHECK ("filings"."kind" <> 'transfer' or "filings"."state" = 'draft' or ("filings"."account_id" is not null and "filings"."to_unit_id" is not null and "filings"."to_account_id" is not null and "filings"."to_unit_id" <> "filings"."unit_id"));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_for_month_is_month" CHECK ("filings"."for_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_kind_known" CHECK ("filings"."kind" in ('open', 'seal', 'unseal', 'base', 'ratio', 'back-pay', 'transfer'));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_submitted_is_complete" CHECK ("filings"."state" = 'draft' or ("filings"."state" = 'revoked' and "filings"."was_submitted" and "filings"."submission_id" is null) or ("filings"."month" is not null and "filings"."submission_id" is not null and "filings"."problems" = '[]'::jsonb));--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_effective_has_account" CHECK ("filings"."state" <> 'effective' or "filings"."kind" = 'ratio' or "filings"."account_id" is not null);--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_template_known" CHECK ("imports"."template" in ('lines', 'annual'));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind_known" CHECK ("imports"."kind" in ('open', 'seal', 'unseal', 'base', 'ratio', 'back-pay', 'transfer'));--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening', 'remittance', 'back-pay', 'receipt', 'allocation', 'transfer', 'transfer-back', 'interest', 'reversal'));--> statement-breakpoint
ALTER TABLE "fund_parameters" ADD CONSTRAINT "fund_parameters_window_is_days" CHECK (("fund_parameters"."window_from" is null) = ("fund_parameters"."window_to" is null) and coalesce("fund_parameters"."window_from" ~ '^[0-9]{2}-[0-9]{2}$' and "fund_parameters"."window_to" ~ '^[0-9]{2}-[0-9]{2}$', true));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_purpose_known" CHECK ("payments"."purpose" in ('month', 'back-pay'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method_known" CHECK ("payments"."method" in ('transfer', 'treasury', 'collection', 'online', 'suspense'));