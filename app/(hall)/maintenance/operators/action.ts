'use server';

import { expose } from '@/lib/operations/expose';
import { chooseSecondPerson } from '@/lib/units/choose-second-person';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { addOperator, editOperator } from '@/lib/units/save-operator';

export const addUser = expose(addOperator, ['/maintenance/operators']);
export const editUser = expose(editOperator, ['/maintenance/operators']);
export const chooseTwoPersons = expose(chooseSecondPerson, ['/']);
export const resetUserPassword = expose(resetOperatorPassword, ['/maintenance/operators']);
