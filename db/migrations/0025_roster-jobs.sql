ALTER TABLE "jobs" DROP CONSTRAINT "jobs_kind_known";
--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_kind_known" CHECK ("jobs"."kind" in ('export', 'statements', 'roster'));
