import { operators, units } from '@/db/schema/units';
import type { Tx } from '@/db/client';
import { protectedIdNumber, protectedPhone } from '@/lib/people/protected-person';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { day } from '@/lib/values/day';
import { checkDigitOf } from '@/lib/values/id-number';
import { newIds } from '@/lib/values/ids';
import { month } from '@/lib/values/month';
import { percent } from '@/lib/values/ratio';
import { LAST_MONTH_BEFORE } from './calendar';
import { GALSANG, HIGHLAND, RATIOS, SNOWLAND } from './rosters';

/** Password of every operator of the demo. */
export const OPERATOR_PASSWORD = '583926';

type Unit = Omit<typeof units.$inferInsert, 'id' | 'unitRatio' | 'ownRatio'> & {
  percents: number;
  operator: { name: string; phone: string; first17: string };
};

const SHARED = { status: 'normal', remittedMonth: LAST_MONTH_BEFORE, collectionBank: '中国工商银行' } as const;

const UNITS: readonly Unit[] = [
  {
    ...SHARED,
    number: SNOWLAND,
    name: '雪域科技有限公司',
    creditCode: '91540199MA6T00442L',
    branch: '区直管理部',
    percents: RATIOS[SNOWLAND],
    payday: 1,
    firstMonth: month('2008-11'),
    openedOn: day('2000-01-01'),
    agreementSignedOn: day('2018-11-12'),
    bankName: '中国工商银行示例支行',
    bankAccount: '5401990001000100441',
    legalRepresentative: '洛桑顿珠',
    address: '示例市雪莲路18号',
    postcode: '850099',
    telephone: '0891-1000044',
    nature: '有限责任公司',
    operator: { name: '央金卓嘎', phone: '10010044001', first17: '54019919850412004' },
  },
  {
    ...SHARED,
    number: HIGHLAND,
    name: '高原建设集团有限公司',
    creditCode: '91540199MA6T00450F',
    branch: '区直管理部',
    percents: RATIOS[HIGHLAND],
    payday: 20,
    firstMonth: month('2012-05'),
    openedOn: day('2012-04-16'),
    agreementSignedOn: day('2019-01-08'),
    bankName: '中国建设银行示例支行',
    bankAccount: '5401990001000100450',
    legalRepresentative: '周建国',
    address: '示例市格桑大道206号',
    postcode: '850098',
    telephone: '0891-1000045',
    nature: '股份有限公司',
    operator: { name: '李晓梅', phone: '10010045001', first17: '54019919880923026' },
  },
  {
    ...SHARED,
    number: GALSANG,
    name: '格桑花幼儿园',
    creditCode: '52540199MJ7T00463H',
    branch: '城关管理部',
    percents: RATIOS[GALSANG],
    payday: 15,
    firstMonth: month('2013-03'),
    openedOn: day('2013-02-25'),
    agreementSignedOn: day('2019-01-15'),
    bankName: '中国农业银行示例支行',
    bankAccount: '5401990001000100468',
    legalRepresentative: '德吉措姆',
    address: '示例市童心巷3号',
    postcode: '850099',
    telephone: '0891-1000046',
    nature: '民办非企业单位',
    operator: { name: '次旦卓玛', phone: '10010046001', first17: '54019919910708042' },
  },
  {
    number: '010047',
    name: '圣湖旅游服务有限公司',
    creditCode: '91540199MA6T004777',
    branch: '城关管理部',
    status: 'opened',
    percents: 12,
    payday: 15,
    firstMonth: month('2019-08'),
    openedOn: day('2019-08-05'),
    collectionBank: '中国工商银行',
    bankName: '中国银行示例支行',
    bankAccount: '5401990001000100476',
    legalRepresentative: '陈志远',
    address: '示例市湖滨路9号',
    postcode: '850097',
    telephone: '0891-1000047',
    nature: '有限责任公司',
    operator: { name: '王丽萍', phone: '10010047001', first17: '54019919830115068' },
  },
];

/** Who else acts for a unit: the second person of the kindergarten, and the clerk of 雪域科技, who also acts for 高原建设. */
const COLLEAGUES = [
  {
    number: GALSANG,
    ending: '02',
    roles: ['reviewer' as const],
    home: null,
    operator: { name: '格桑平措', phone: '10010046002', first17: '54019919870616023' },
  },
  {
    number: HIGHLAND,
    ending: '02',
    roles: ['preparer' as const],
    home: SNOWLAND,
    operator: { name: '央金卓嘎', phone: '10010044001', first17: '54019919850412004' },
  },
];

/** Writes the four units, each with its primary operator, and returns the operators by 单位账号. The last has signed no agreement. */
export async function writeUnits(
  tx: Tx,
  { at, passwordHash }: { at: number; passwordHash: string },
): Promise<Map<string, OperatorPrincipal>> {
  const ids = newIds(at, 2 * UNITS.length + COLLEAGUES.length);
  const written = UNITS.map(({ percents, operator, ...unit }, place) => {
    const [id = '', operatorId = ''] = ids.slice(2 * place);
    return {
      unit: { ...unit, id, unitRatio: percent(percents), ownRatio: percent(percents) },
      operator: {
        id: operatorId,
        unitId: id,
        login: `${unit.number}-01`,
        ...personOf(operator),
        isPrimary: true,
        roles: ['administrator' as const, 'preparer' as const],
        status: 'active' as const,
        passwordHash,
      },
    };
  });
  const colleagues = COLLEAGUES.map(({ number, ending, roles, home, operator }, place) => ({
    id: ids[2 * UNITS.length + place] ?? '',
    unitId: written.find(({ unit }) => unit.number === number)?.unit.id ?? '',
    login: `${number}-${ending}`,
    ...personOf(operator),
    roles,
    status: 'active' as const,
    passwordHash: home === null ? passwordHash : null,
    homeId: written.find(({ unit }) => unit.number === home)?.operator.id ?? null,
  }));
  await tx.insert(units).values(written.map(({ unit }) => unit));
  await tx.insert(operators).values(written.map(({ operator }) => operator));
  await tx.insert(operators).values(colleagues);
  return new Map(
    written.map(({ unit, operator: { id, name, roles } }) => [
      unit.number,
      { kind: 'operator', id, unitId: unit.id, name, roles, session: null },
    ]),
  );
}

function personOf({ name, phone, first17 }: Unit['operator']) {
  return { name, ...protectedIdNumber(first17 + checkDigitOf(first17)), ...protectedPhone(phone) };
}
