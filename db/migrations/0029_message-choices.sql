ALTER TABLE "operators" ADD COLUMN "silenced" text[] DEFAULT '{}' NOT NULL;
