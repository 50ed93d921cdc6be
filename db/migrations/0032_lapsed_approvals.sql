ALTER TABLE "approvals" DROP CONSTRAINT "approvals_state_known";
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_decided";
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_state_known" CHECK ("approvals"."state" in ('waiting', 'approved', 'returned', 'withdrawn', 'lapsed'));
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided" CHECK (("approvals"."state" = 'waiting') = ("approvals"."decided_at" is null) and ("approvals"."state" in ('waiting', 'lapsed')) = ("approvals"."decided_by" is null));
