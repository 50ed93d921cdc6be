CREATE TABLE "account_counts" (
	"unit_id" uuid NOT NULL,
	"status" text NOT NULL,
	"accounts" integer NOT NULL,
	CONSTRAINT "account_counts_unit_id_status_pk" PRIMARY KEY("unit_id","status")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"id_number_mask" text NOT NULL,
	"staff_number" text,
	"status" text NOT NULL,
	"base" bigint NOT NULL,
	"unit_share" bigint NOT NULL,
	"own_share" bigint NOT NULL,
	"monthly" bigint GENERATED ALWAYS AS (unit_share + own_share) STORED NOT NULL,
	"opened_on" date NOT NULL,
	"first_month" text NOT NULL,
	"sealed_month" text,
	"seal_reason" text,
	"seal_note" text,
	"awaits_transfer" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "accounts_number_unique" UNIQUE("number"),
	CONSTRAINT "accounts_status_known" CHECK ("accounts"."status" in ('normal', 'sealed', 'frozen', 'merged', 'withdrawn', 'left', 'revoked')),
	CONSTRAINT "accounts_amounts_not_negative" CHECK ("accounts"."base" >= 0 and "accounts"."unit_share" >= 0 and "accounts"."own_share" >= 0),
	CONSTRAINT "accounts_sealed_says_when" CHECK (("accounts"."status" <> 'sealed') or ("accounts"."sealed_month" is not null)),
	CONSTRAINT "accounts_first_month_is_month" CHECK ("accounts"."first_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "accounts_sealed_month_is_month" CHECK ("accounts"."sealed_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"import_id" uuid,
	"import_row" integer,
	"submission_id" uuid,
	"month" text,
	"effective_on" date,
	"account_id" uuid,
	"person_id" uuid,
	"name" text,
	"id_type" text,
	"id_number_cipher" "bytea",
	"id_number_index" "bytea",
	"id_number_mask" text,
	"sex" text,
	"birth_on" date,
	"phone_cipher" "bytea",
	"phone_mask" text,
	"staff_number" text,
	"base" bigint,
	"unit_share" bigint,
	"own_share" bigint,
	"monthly" bigint GENERATED ALWAYS AS (unit_share + own_share) STORED,
	"reason" text,
	"note" text,
	"typed" "bytea",
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"review_reasons" text[] DEFAULT '{}' NOT NULL,
	"marks" text[] DEFAULT '{}' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"opinion" text,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "filings_kind_known" CHECK ("filings"."kind" in ('open', 'seal')),
	CONSTRAINT "filings_state_known" CHECK ("filings"."state" in ('draft', 'in-review', 'effective', 'rejected', 'revoked')),
	CONSTRAINT "filings_source_known" CHECK ("filings"."source" in ('form', 'list', 'import')),
	CONSTRAINT "filings_month_is_month" CHECK ("filings"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "filings_submitted_is_complete" CHECK ("filings"."state" = 'draft' or ("filings"."month" is not null and "filings"."submission_id" is not null and "filings"."problems" = '[]'::jsonb)),
	CONSTRAINT "filings_effective_has_account" CHECK ("filings"."state" <> 'effective' or "filings"."account_id" is not null),
	CONSTRAINT "filings_open_is_complete" CHECK ("filings"."kind" <> 'open' or "filings"."state" = 'draft' or ("filings"."name" is not null and "filings"."id_number_index" is not null and "filings"."base" is not null and "filings"."unit_share" is not null and "filings"."own_share" is not null)),
	CONSTRAINT "filings_seal_is_complete" CHECK ("filings"."kind" <> 'seal' or "filings"."state" = 'draft' or ("filings"."account_id" is not null and "filings"."reason" is not null)),
	CONSTRAINT "filings_amounts_not_negative" CHECK (coalesce("filings"."base", 0) >= 0 and coalesce("filings"."unit_share", 0) >= 0 and coalesce("filings"."own_share", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"declared_rows" integer NOT NULL,
	"found_rows" integer,
	"good_rows" integer,
	"faulty_rows" integer,
	"state" text NOT NULL,
	"refusal" text,
	"refusal_values" jsonb,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_kind_known" CHECK ("imports"."kind" in ('open', 'seal')),
	CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('reading', 'checking', 'writing', 'done', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"number" text NOT NULL,
	"month" text NOT NULL,
	"submitted_on" date NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid NOT NULL,
	"effective_count" integer NOT NULL,
	"review_count" integer NOT NULL,
	"left_count" integer NOT NULL,
	CONSTRAINT "submissions_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"account_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"journal_id" uuid NOT NULL,
	"unit_id" uuid,
	"amount" bigint NOT NULL,
	"balance" bigint NOT NULL,
	CONSTRAINT "entries_account_id_version_pk" PRIMARY KEY("account_id","version"),
	CONSTRAINT "entries_amount_not_zero" CHECK ("entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "journals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid,
	"kind" text NOT NULL,
	"log_id" uuid NOT NULL,
	"remittance_id" uuid,
	"receipt_id" uuid,
	"reverses_id" uuid,
	"first_month" text,
	"last_month" text,
	"value_on" date NOT NULL,
	"posted_on" date NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"link" integer NOT NULL,
	"previous_hash" "bytea",
	"hash" "bytea" NOT NULL,
	"written_in" text NOT NULL,
	CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening', 'remittance', 'receipt', 'interest', 'reversal')),
	CONSTRAINT "journals_reversal_names_original" CHECK (("journals"."kind" = 'reversal') = ("journals"."reverses_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"unit_id" uuid,
	"balance" bigint NOT NULL,
	"version" integer NOT NULL,
	"remitted_month" text,
	CONSTRAINT "ledger_accounts_code_known" CHECK ("ledger_accounts"."code" in ('101', '201', '219', '411')),
	CONSTRAINT "ledger_accounts_liability_not_negative" CHECK ("ledger_accounts"."code" in ('101', '411') or "ledger_accounts"."balance" >= 0),
	CONSTRAINT "ledger_accounts_employee_has_unit" CHECK ("ledger_accounts"."code" <> '201' or "ledger_accounts"."unit_id" is not null),
	CONSTRAINT "ledger_accounts_remitted_is_month" CHECK ("ledger_accounts"."remitted_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"code" text NOT NULL,
	"values" jsonb NOT NULL,
	"path" text,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "operation_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operation" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"actor_name" text NOT NULL,
	"unit_id" uuid,
	"request_key" uuid NOT NULL,
	"outcome" text NOT NULL,
	"refusal" text,
	"refusal_values" jsonb,
	"result" jsonb,
	"month" text,
	"people" integer,
	CONSTRAINT "operation_log_actor_known" CHECK ("operation_log"."actor_kind" in ('operator', 'staff', 'system')),
	CONSTRAINT "operation_log_outcome_known" CHECK ("operation_log"."outcome" in ('done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "operation_requests" (
	"actor_id" uuid NOT NULL,
	"request_key" uuid NOT NULL,
	"operation" text NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"log_id" uuid NOT NULL,
	CONSTRAINT "operation_requests_actor_id_request_key_pk" PRIMARY KEY("actor_id","request_key")
);
--> statement-breakpoint
CREATE TABLE "fund_parameters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch" text,
	"from_month" text NOT NULL,
	"floor_base" bigint NOT NULL,
	"cap_base" bigint NOT NULL,
	"minimum_ratio" integer NOT NULL,
	"maximum_ratio" integer NOT NULL,
	"rounding_unit" bigint NOT NULL,
	"months_ahead" integer NOT NULL,
	"payment_days" integer NOT NULL,
	"payee_name" text NOT NULL,
	"payee_account" text NOT NULL,
	"payee_bank" text NOT NULL,
	CONSTRAINT "fund_parameters_from_is_month" CHECK ("fund_parameters"."from_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "fund_parameters_floor_below_cap" CHECK ("fund_parameters"."floor_base" >= 0 and "fund_parameters"."floor_base" <= "fund_parameters"."cap_base"),
	CONSTRAINT "fund_parameters_ratios_ordered" CHECK ("fund_parameters"."minimum_ratio" between 0 and "fund_parameters"."maximum_ratio")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number_cipher" "bytea" NOT NULL,
	"id_number_index" "bytea" NOT NULL,
	"id_number_mask" text NOT NULL,
	"sex" text,
	"birth_on" date,
	"phone_cipher" "bytea",
	"phone_mask" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_id_type_known" CHECK ("people"."id_type" in ('01', '02', '03', '04', '99')),
	CONSTRAINT "people_sex_known" CHECK ("people"."sex" in ('male', 'female'))
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bank_serial" text NOT NULL,
	"payer_name" text NOT NULL,
	"payer_account" text,
	"amount" bigint NOT NULL,
	"memo" text,
	"arrived_on" date NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"finding" text NOT NULL,
	"unit_id" uuid,
	"payment_id" uuid,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipts_bankSerial_unique" UNIQUE("bank_serial"),
	CONSTRAINT "receipts_state_known" CHECK ("receipts"."state" in ('matched', 'suspense')),
	CONSTRAINT "receipts_finding_known" CHECK ("receipts"."finding" in ('exact', 'over', 'short', 'late', 'second', 'unknown')),
	CONSTRAINT "receipts_source_known" CHECK ("receipts"."source" in ('entered', 'imported')),
	CONSTRAINT "receipts_amount_positive" CHECK ("receipts"."amount" > 0),
	CONSTRAINT "receipts_matched_has_payment" CHECK ("receipts"."state" <> 'matched' or "receipts"."payment_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"heads" integer NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	"state" text NOT NULL,
	"registered_by" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"registered_on" date NOT NULL,
	"deadline" date NOT NULL,
	"posted_on" date,
	"value_on" date,
	"voucher_number" text,
	"check_code" text,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	CONSTRAINT "payments_number_unique" UNIQUE("number"),
	CONSTRAINT "payments_code_unique" UNIQUE("code"),
	CONSTRAINT "payments_voucherNumber_unique" UNIQUE("voucher_number"),
	CONSTRAINT "payments_checkCode_unique" UNIQUE("check_code"),
	CONSTRAINT "payments_state_known" CHECK ("payments"."state" in ('due', 'arrived', 'posted', 'revoked', 'expired')),
	CONSTRAINT "payments_method_known" CHECK ("payments"."method" in ('transfer', 'treasury')),
	CONSTRAINT "payments_amount_positive" CHECK ("payments"."amount" > 0),
	CONSTRAINT "payments_posted_has_voucher" CHECK (("payments"."state" = 'posted') = ("payments"."voucher_number" is not null and "payments"."check_code" is not null and "payments"."posted_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "remittances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"number" text NOT NULL,
	"month" text NOT NULL,
	"state" text NOT NULL,
	"previous_heads" integer NOT NULL,
	"previous_amount" bigint NOT NULL,
	"added_heads" integer NOT NULL,
	"added_amount" bigint NOT NULL,
	"adjusted_heads" integer NOT NULL,
	"adjusted_amount" bigint NOT NULL,
	"reduced_heads" integer NOT NULL,
	"reduced_amount" bigint NOT NULL,
	"current_heads" integer NOT NULL,
	"current_amount" bigint NOT NULL,
	"back_pay_heads" integer NOT NULL,
	"back_pay_amount" bigint NOT NULL,
	"due_amount" bigint NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"payment_id" uuid,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	"posted_on" date,
	CONSTRAINT "remittances_number_unique" UNIQUE("number"),
	CONSTRAINT "remittances_state_known" CHECK ("remittances"."state" in ('saved', 'due', 'arrived', 'posted', 'revoked', 'expired')),
	CONSTRAINT "remittances_month_is_month" CHECK ("remittances"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "remittances_amounts_add_up" CHECK ("remittances"."current_amount" = "remittances"."previous_amount" + "remittances"."added_amount" + "remittances"."adjusted_amount" - "remittances"."reduced_amount"),
	CONSTRAINT "remittances_heads_add_up" CHECK ("remittances"."current_heads" = "remittances"."previous_heads" + "remittances"."added_heads" - "remittances"."reduced_heads"),
	CONSTRAINT "remittances_due_adds_up" CHECK ("remittances"."due_amount" = "remittances"."current_amount" + "remittances"."back_pay_amount"),
	CONSTRAINT "remittances_due_has_payment" CHECK ("remittances"."state" not in ('due', 'arrived') or "remittances"."payment_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "roster_lines" (
	"unit_id" uuid NOT NULL,
	"remittance_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"account_number" text NOT NULL,
	"name" text NOT NULL,
	"id_number_mask" text NOT NULL,
	"base" bigint NOT NULL,
	"unit_ratio" integer NOT NULL,
	"own_ratio" integer NOT NULL,
	"unit_share" bigint NOT NULL,
	"own_share" bigint NOT NULL,
	CONSTRAINT "roster_lines_unit_id_remittance_id_account_id_pk" PRIMARY KEY("unit_id","remittance_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "attempt_budgets" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "attempt_budgets_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"unit_id" uuid,
	"operator_id" uuid,
	"staff_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"address" text,
	"browser" text,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sessions_one_owner" CHECK (("sessions"."operator_id" is null) <> ("sessions"."staff_id" is null)),
	CONSTRAINT "sessions_operator_has_unit" CHECK (("sessions"."operator_id" is null) = ("sessions"."unit_id" is null))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"status" text NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	CONSTRAINT "staff_login_unique" UNIQUE("login"),
	CONSTRAINT "staff_status_known" CHECK ("staff"."status" in ('active', 'disabled', 'locked'))
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"phone_cipher" "bytea",
	"phone_mask" text,
	"is_primary" boolean DEFAULT false NOT NULL,
	"roles" text[] NOT NULL,
	"status" text NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"remark" text,
	CONSTRAINT "operators_login_unique" UNIQUE("login"),
	CONSTRAINT "operators_status_known" CHECK ("operators"."status" in ('active', 'disabled', 'locked'))
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"credit_code" text,
	"branch" text NOT NULL,
	"status" text NOT NULL,
	"payday" smallint NOT NULL,
	"unit_ratio" integer NOT NULL,
	"own_ratio" integer NOT NULL,
	"first_month" text NOT NULL,
	"remitted_month" text,
	"opened_on" date NOT NULL,
	"agreement_signed_on" date,
	"collection_bank" text,
	"bank_name" text,
	"bank_account" text,
	"legal_representative" text,
	"address" text,
	"postcode" text,
	"telephone" text,
	"nature" text,
	"remark" text,
	CONSTRAINT "units_number_unique" UNIQUE("number"),
	CONSTRAINT "units_status_known" CHECK ("units"."status" in ('opened', 'normal', 'deferred', 'sealed', 'closed')),
	CONSTRAINT "units_payday_in_month" CHECK ("units"."payday" between 1 and 31),
	CONSTRAINT "units_ratios_within_law" CHECK ("units"."unit_ratio" between 0 and 10000 and "units"."own_ratio" between 0 and 10000),
	CONSTRAINT "units_first_month_is_month" CHECK ("units"."first_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "units_remitted_month_is_month" CHECK ("units"."remitted_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "units_remitted_not_before_first" CHECK ("units"."remitted_month" >= "units"."first_month")
);
--> statement-breakpoint
ALTER TABLE "account_counts" ADD CONSTRAINT "account_counts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_journal_id_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_reverses_id_journals_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_lines" ADD CONSTRAINT "roster_lines_remittance_id_remittances_id_fk" FOREIGN KEY ("remittance_id") REFERENCES "public"."remittances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_lines" ADD CONSTRAINT "roster_lines_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_live_per_unit" ON "accounts" USING btree ("unit_id","person_id") WHERE "accounts"."status" in ('normal', 'sealed', 'frozen');--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_normal_per_person" ON "accounts" USING btree ("person_id") WHERE "accounts"."status" = 'normal';--> statement-breakpoint
CREATE INDEX "accounts_of_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accounts_by_number" ON "accounts" USING btree ("unit_id","number");--> statement-breakpoint
CREATE INDEX "accounts_by_name" ON "accounts" USING btree ("unit_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "accounts_by_name_prefix" ON "accounts" USING btree ("unit_id","name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "accounts_by_base" ON "accounts" USING btree ("unit_id","base","id");--> statement-breakpoint
CREATE INDEX "accounts_sealed" ON "accounts" USING btree ("unit_id","number") WHERE "accounts"."status" = 'sealed';--> statement-breakpoint
CREATE INDEX "filings_of_unit" ON "filings" USING btree ("unit_id","state","id");--> statement-breakpoint
CREATE INDEX "filings_open_by_id_number" ON "filings" USING btree ("unit_id","id_number_index") WHERE "filings"."state" in ('draft', 'in-review');--> statement-breakpoint
CREATE INDEX "filings_of_account" ON "filings" USING btree ("unit_id","account_id");--> statement-breakpoint
CREATE INDEX "filings_of_import" ON "filings" USING btree ("unit_id","import_id");--> statement-breakpoint
CREATE INDEX "filings_of_submission" ON "filings" USING btree ("unit_id","submission_id");--> statement-breakpoint
CREATE INDEX "filings_in_review" ON "filings" USING btree ("id") WHERE "filings"."state" = 'in-review';--> statement-breakpoint
CREATE INDEX "imports_of_unit" ON "imports" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "submissions_of_unit" ON "submissions" USING btree ("unit_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_once_per_journal" ON "entries" USING btree ("journal_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journals_chain" ON "journals" USING btree (coalesce("unit_id", '00000000-0000-0000-0000-000000000000'::uuid),"link");--> statement-breakpoint
CREATE UNIQUE INDEX "journals_one_per_remittance" ON "journals" USING btree ("remittance_id") WHERE "journals"."kind" = 'remittance';--> statement-breakpoint
CREATE UNIQUE INDEX "journals_one_reversal" ON "journals" USING btree ("reverses_id");--> statement-breakpoint
CREATE INDEX "journals_of_unit" ON "journals" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "journals_of_receipt" ON "journals" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_unit" ON "ledger_accounts" USING btree ("unit_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_one_suspense" ON "ledger_accounts" USING btree ("unit_id") WHERE "ledger_accounts"."code" = '219';--> statement-breakpoint
CREATE INDEX "notices_of_unit" ON "notices" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "operation_log_of_unit" ON "operation_log" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "operation_log_of_actor" ON "operation_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_parameters_one_per_month" ON "fund_parameters" USING btree (coalesce("branch", ''),"from_month");--> statement-breakpoint
CREATE UNIQUE INDEX "people_one_per_id_number" ON "people" USING btree ("id_number_index","id_type");--> statement-breakpoint
CREATE INDEX "receipts_of_unit" ON "receipts" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "receipts_of_payment" ON "receipts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payments_of_unit" ON "payments" USING btree ("unit_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open" ON "payments" USING btree ("unit_id") WHERE "payments"."state" in ('due', 'arrived');--> statement-breakpoint
CREATE INDEX "remittances_of_unit" ON "remittances" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "remittances_of_payment" ON "remittances" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_one_in_progress" ON "remittances" USING btree ("unit_id") WHERE "remittances"."state" in ('saved', 'due', 'arrived');--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_one_per_month" ON "remittances" USING btree ("unit_id","month") WHERE "remittances"."state" in ('saved', 'due', 'arrived', 'posted');--> statement-breakpoint
CREATE INDEX "sessions_of_operator" ON "sessions" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "sessions_of_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "operators_of_unit" ON "operators" USING btree ("unit_id","login");--> statement-breakpoint
CREATE UNIQUE INDEX "operators_one_primary" ON "operators" USING btree ("unit_id") WHERE "operators"."is_primary";--> statement-breakpoint
CREATE INDEX "units_name" ON "units" USING btree ("name");