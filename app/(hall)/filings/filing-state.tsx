import { Status } from '@/components/ui/status';
import type { FilingState } from '@/lib/filings/filing';
import { FILING_STATE_WORDS } from '@/lib/text/terms';

const TONES = {
  effective: 'success',
  'in-review': 'waiting',
  rejected: 'danger',
  revoked: 'neutral',
  draft: 'neutral',
} as const;

/** 业务状态 of a filing, as every list shows it. */
export function filingState(state: FilingState) {
  return <Status tone={TONES[state]}>{FILING_STATE_WORDS[state]}</Status>;
}
