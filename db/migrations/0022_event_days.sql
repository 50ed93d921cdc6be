ALTER TABLE "filings" ADD COLUMN "event_on" date;
