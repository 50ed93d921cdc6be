import type { RegisterUnitInput } from '@/lib/units/register-unit.input';
import { idNumberOf } from './hall';

/** What the counter types to register a unit. */
export function typedUnit(changed: Partial<RegisterUnitInput> = {}): RegisterUnitInput {
  return {
    name: '测试新开户有限公司',
    creditCode: '91540199MA6T00442L',
    creditCodeConfirmed: false,
    branch: '区直管理部',
    nature: '',
    legalRepresentative: '洛桑',
    address: '',
    postcode: '',
    telephone: '',
    collectionBank: '中国工商银行',
    bankName: '示例支行',
    bankAccount: '6222 0000 1111',
    payday: '10',
    unitRatio: '12',
    ownRatio: '8',
    firstMonth: '201908',
    operatorName: '次仁',
    operatorIdNumber: idNumberOf(900),
    operatorPhone: '10012345678',
    ...changed,
  };
}
