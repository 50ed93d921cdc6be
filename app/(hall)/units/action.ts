'use server';

import { acceptInvitation } from '@/lib/auth/agency';
import { expose } from '@/lib/operations/expose';

export const acceptByThisAccount = expose(acceptInvitation, ['/units']);
