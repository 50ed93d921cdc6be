import type { CORRECTION_REASONS, CORRECTION_STATES } from '@/db/schema/corrections';
import type { DOCUMENT_PURPOSES } from '@/db/schema/document-columns';

/** 业务状态 of a correction */
export const CORRECTION_STATE_WORDS: Record<(typeof CORRECTION_STATES)[number], string> = {
  draft: '已保存',
  'in-review': '待审核',
  returned: '已退回',
  approved: '已办结',
  rejected: '不通过',
  withdrawn: '已撤销',
};

/** 更正原因 */
export const CORRECTION_REASON_WORDS: Record<(typeof CORRECTION_REASONS)[number], string> = {
  '01': '离职后仍汇缴',
  '02': '重复缴存',
  '03': '金额录入有误',
  '99': '其他',
};

/** What the two documents of a correction are. */
export const DOCUMENT_PURPOSE_WORDS: Record<(typeof DOCUMENT_PURPOSES)[number], string> = {
  evidence: '错缴证明材料',
  consent: '职工同意书',
};
