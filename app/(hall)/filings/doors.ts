import type { Door } from '@/lib/operations/answer';

/** What a list of drafts does with the selected ones; each business brings doors of its own. */
export interface DraftDoors {
  submit: Door<{ number: string }>;
  discard: Door<{ discarded: number; closed: number }>;
}

/** What 本月已提交数据 does with the selected ones, and with a whole submission. */
export interface SubmittedDoors {
  revoke: Door<{ revoked: number }>;
  withdraw: Door<{ withdrawn: number }>;
  undo: Door<{ revoked: number; withdrawn: number }>;
}
