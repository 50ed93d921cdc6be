'use server';

import { changePassword } from '@/lib/auth/change-password';
import { changePhone, sendPhoneCode } from '@/lib/auth/change-phone';
import { endOtherSessions } from '@/lib/auth/own-sessions';
import { expose } from '@/lib/operations/expose';
import { chooseMessages } from '@/lib/units/choose-messages';

export const changeOwnPassword = expose(changePassword, ['/settings', '/admin/settings']);
export const endOthers = expose(endOtherSessions, ['/settings', '/admin/settings']);
export const askForPhoneCode = expose(sendPhoneCode, ['/settings']);
export const chooseShortMessages = expose(chooseMessages, ['/settings']);
export const changeOwnPhone = expose(changePhone, ['/settings']);
