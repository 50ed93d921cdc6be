DROP INDEX "journals_chain";--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_chain" UNIQUE NULLS NOT DISTINCT("unit_id","link");