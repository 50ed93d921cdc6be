ALTER TABLE "phone_changes" ADD COLUMN "operator_name" text;--> statement-breakpoint
ALTER TABLE "phone_changes" ADD COLUMN "operator_id_number_index" "bytea";--> statement-breakpoint
select set_config('app.actor', 'migration', true);--> statement-breakpoint
-- Of who was changed since his was proposed nobody knows who he was: no name fits any more, and it can only be declined.
update phone_changes c set
  operator_name = case when o.version = c.operator_version or c.state <> 'proposed' then o.name else '' end,
  operator_id_number_index = o.id_number_index
from operators o where o.id = c.operator_id;--> statement-breakpoint
ALTER TABLE "phone_changes" ALTER COLUMN "operator_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_changes" DROP COLUMN "operator_version";
