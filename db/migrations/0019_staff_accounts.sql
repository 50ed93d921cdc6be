ALTER TABLE "staff" ADD COLUMN "phone_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "phone_mask" text;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;