'use server';

import { issueRoster } from '@/lib/jobs/issue-roster';
import { startStatements } from '@/lib/jobs/start-statements';
import { expose } from '@/lib/operations/expose';
import { issuePaper } from '@/lib/papers/issue-paper';
import { revokePaper } from '@/lib/papers/revoke-paper';

export const issuePaperNow = expose(issuePaper, ['/queries/papers']);

export const declarePaperVoid = expose(revokePaper, ['/queries/papers']);

export const printAllStatements = expose(startStatements, ['/jobs']);

export const printRoster = expose(issueRoster, ['/jobs']);
