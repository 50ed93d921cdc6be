import { connect } from '@/db/client';
import { clock } from '@/lib/gateways/clock';
import { Refusal } from '@/lib/operations/refuse';
import { makeFirstAdministrator } from '@/lib/staff/first-administrator';
import { addStaffInput } from '@/lib/staff/staff.input';
import { fieldCodes } from '@/lib/operations/field-codes';
import { fieldProblemSentence } from '@/lib/text/fields';
import { refusalSentence } from '@/lib/text/refusals';
import { openDatabase, prepareApplication } from './open-database';

const USAGE = 'npm run first-administrator -- 登录帐号 姓名 手机号码   (login, name, mobile number)';

/** Makes the first administrator of a hall that is no demo, and prints the link by which he sets his password. */
async function make([login = '', name = '', phone = '']: readonly string[], ownerUrl: string): Promise<string> {
  const parsed = addStaffInput.safeParse({ login, name, phone, roles: ['administrator'] });
  if (!parsed.success) {
    const codes = Object.values(fieldCodes(parsed.error));
    throw new Error([USAGE, ...codes.map((code) => fieldProblemSentence(code) ?? code)].join('\n'));
  }
  const owner = connect({ url: ownerUrl, max: 1 });
  try {
    return await owner.inTransaction({ actor: 'first-administrator', office: true }, (tx) =>
      makeFirstAdministrator(tx, parsed.data, clock),
    );
  } catch (error) {
    throw error instanceof Refusal ? new Error(refusalSentence(error.code, error.values)) : error;
  } finally {
    await owner.end();
  }
}

const database = await openDatabase({ shared: true });
try {
  await prepareApplication(database);
  const link = await make(process.argv.slice(2), database.ownerUrl);
  console.log(`请在 30 分钟内打开链接设置密码  Open this within 30 minutes to set the password:\n${link}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.embedded?.stop();
}
