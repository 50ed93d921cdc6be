'use server';

import { expose } from '@/lib/operations/expose';
import { changeUnitStatus } from '@/lib/maintenance/change-unit-status';
import { endSecondPerson } from '@/lib/units/end-second-person';
import { decidePhone, proposePhone } from '@/lib/units/propose-phone';
import { registerUnit } from '@/lib/units/register-unit';
import { inviteOperator } from '@/lib/units/sign-agreement';

export const openUnit = expose(registerUnit, ['/admin/units']);
export const inviteFirst = expose(inviteOperator, ['/admin/units']);
export const changeStatus = expose(changeUnitStatus, ['/admin/units']);
export const endTwoPersons = expose(endSecondPerson, ['/admin/units']);
export const proposeOperatorPhone = expose(proposePhone, ['/admin/units']);
export const decideOperatorPhone = expose(decidePhone, ['/admin/units']);
