ALTER TABLE "receipts" DROP CONSTRAINT "receipts_source_known";--> statement-breakpoint
CREATE INDEX "filings_reviewed" ON "filings" USING btree ("decided_at") WHERE "filings"."state" = 'effective' and "filings"."review_reasons" <> '{}';--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_source_known" CHECK ("receipts"."source" in ('entered', 'imported', 'online'));