'use server';

import { beginStepUp, proveAgain } from '@/lib/auth/prove-again';
import { expose } from '@/lib/operations/expose';

export const askForProof = expose(beginStepUp, ['/settings']);
export const giveProof = expose(proveAgain, ['/settings']);
