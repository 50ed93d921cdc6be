DROP INDEX "accounts_sealed";
--> statement-breakpoint
DROP INDEX "accounts_by_name_prefix";
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "is_apart" boolean GENERATED ALWAYS AS (coalesce(name collate "zh-x-icu" < substr('阿八嚓咑妸发旮铪丌丌咔垃妈拏噢妑七呥仨他屲屲屲夕丫帀a', ascii(initials) - 96, 1) or name collate "zh-x-icu" >= substr('阿八嚓咑妸发旮铪丌丌咔垃妈拏噢妑七呥仨他屲屲屲夕丫帀a', ascii(initials) - 95, 1), false)) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "accounts_apart" ON "accounts" USING btree ("unit_id","initials" text_pattern_ops,"status","name","id") WHERE "accounts"."is_apart";
--> statement-breakpoint
CREATE INDEX "accounts_not_normal" ON "accounts" USING btree ("unit_id","status","number","id") WHERE "accounts"."status" <> 'normal';
--> statement-breakpoint
CREATE INDEX "accounts_by_name_prefix" ON "accounts" USING btree ("unit_id","name" text_pattern_ops,"status","number","base","id");
