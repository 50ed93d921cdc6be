ALTER TABLE "journals" DROP CONSTRAINT "journals_kind_known";
--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening', 'remittance', 'back-pay', 'receipt', 'allocation', 'refund', 'transfer', 'transfer-back', 'interest', 'purchase-withdrawal', 'repayment-withdrawal', 'reversal'));
