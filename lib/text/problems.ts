import type { FilingList } from '@/lib/filings/lists';
import { FILING_LIST_WORDS } from './filing-lists';

type Values = Record<string, string>;

/** 验证描述: every fault that a filed line can have, by code: what is wrong and how to mend it. A closed list. */
export const PROBLEMS = {
  'name-empty': () => '没有填写职工姓名',
  'name-too-long': () => '姓名超过 120 个字节，请核对',
  'name-characters': () => '姓名中有不能使用的字符，请按身份证件填写',
  'id-empty': () => '没有填写证件号码',
  'id-length': () => '身份证号码应为 18 位，请核对位数',
  'id-characters': () => '身份证号码只能由数字组成，末位可以是 X',
  'id-area': () => '身份证号码前两位不是有效的省级代码',
  'id-birth-date': () => '身份证号码中的出生日期不存在，请核对第 7 至 14 位',
  'id-check-digit': ({ expected }: Values) =>
    expected
      ? `身份证号码末位校验不符（按前 17 位应为 ${expected}），请逐位核对`
      : '身份证号码末位校验不符，请逐位核对',
  'id-stored-as-number': () => '证件号码在 Excel 中被存为数字，末位已丢失，请将该列设为“文本”后重新填写',
  'id-other-characters': () => '证件号码应为 3 至 30 位字母或数字',
  'id-type-unknown': () => '证件类型不在选项内，请从下拉列表中选择',
  'phone-not-mobile': () => '手机号码应为 11 位、以 1 开头，固定电话请留空',
  'day-not-a-day': () => '日期不是有效的日期，请写成 2019-08-20',
  'base-and-monthly-missing': () => '请填写工资基数或公积金月缴存额其中一项',
  'base-not-money': () => '工资基数不是有效的金额',
  'base-too-many-decimals': () => '工资基数最多两位小数，系统不会代为四舍五入',
  'base-not-positive': () => '工资基数必须大于零',
  'base-too-large': () => '工资基数过大，请核对单位是否为元',
  'monthly-not-money': () => '公积金月缴存额不是有效的金额',
  'monthly-too-many-decimals': () => '公积金月缴存额最多两位小数，系统不会代为四舍五入',
  'monthly-not-positive': () => '公积金月缴存额必须大于零',
  'monthly-too-large': () => '公积金月缴存额过大，请核对单位是否为元',
  'monthly-not-reachable': ({ lower, upper }: Values) =>
    `没有基数能算出这个月缴存额，最接近的是 ${lower} 元或 ${upper} 元，请改为其中之一`,
  'base-and-monthly-disagree': ({ expected }: Values) =>
    `工资基数与月缴存额不一致：按基数应为 ${expected} 元，请更正或只填一项`,
  'cell-formula': () => '单元格是公式，请改为填写计算后的数值',
  'cell-merged': () => '单元格与其他单元格合并，请取消合并后逐行填写',
  'cell-error': () => '单元格是错误值，请更正',
  'duplicate-in-file': ({ rows }: Values) => `文件内证件号码重复（第 ${rows} 行），请只保留一行`,
  'duplicate-in-drafts': ({ list }: Values) => `${draftsIn(list)}中已有同一证件号码的未提交数据，请删除其中一条`,
  'duplicate-in-review': () => '同一职工已有一条待审核的变更，请等待审核或先撤回',
  'name-differs': () => '姓名与中心登记的该证件号码姓名不一致，请核对；确需更名请到柜面办理',
  'normal-elsewhere': ({ unit }: Values) => `该职工在其他单位（${unit}）的账户为正常状态，请先由原单位封存`,
  'normal-here': () => '该职工在本单位已有正常缴存账户，无需开户',
  'sealed-here': () => '该职工在本单位的账户为封存状态，请改办启封',
  'account-unknown': () => '本单位没有这个职工账户，请核对职工账号或证件号码',
  'account-and-name-differ': () => '职工账号（或证件号码）与姓名不是同一人，请核对',
  'account-ambiguous': () => '请填写职工账号或证件号码，用来确定是哪位职工',
  'account-not-normal': ({ status }: Values) => `账户状态为“${status}”，只有正常账户可以封存`,
  'seal-withdrawal-waits': () => '该职工有提取业务中心还没有办结，请在办结后再封存；急需封存的，请联系管理部',
  'account-in-file': ({ rows }: Values) => `文件内同一职工重复（第 ${rows} 行），请只保留一行`,
  'account-in-drafts': ({ list }: Values) => `${draftsIn(list)}中已有该职工的未提交数据，请删除其中一条`,
  'opened-this-month': () => '该职工是本月新开户，如不再缴存请在“本月已提交数据”中撤销开户',
  'unsealed-this-month': () => '该职工本月刚办理启封，如不再缴存请在“本月已提交数据”中撤销启封',
  'account-not-sealed': ({ status }: Values) => `账户状态为“${status}”，只有封存账户可以启封`,
  'sealed-for-death': () => '账户因死亡或被宣告死亡封存，不能启封；如有错误请到柜面更正',
  'sealed-this-month': () => '该账户是本月封存的，请在“本月已提交数据”中撤销封存，不必启封',
  'unseal-normal-elsewhere': () => '该职工在其他单位的账户为正常状态，须先由那个单位封存，才能启封',
  'unseal-month-late': ({ month }: Values) => `生效年月不能晚于本单位应汇缴年月 ${month}`,
  'unseal-month-early': ({ month }: Values) => `生效年月不能早于该职工的首次汇缴年月 ${month}`,
  'unseal-month-paid-elsewhere': () => '该职工这个月或之后已由其他单位缴存，生效年月应晚于在其他单位的缴至年月',
  'unseal-month-paid': ({ month }: Values) => `启封的生效年月应大于个人的缴至年月 ${month}`,
  'month-unclear': () => '可能是 1 月，也可能是 10 月（Excel 会去掉末尾的 0），请写成 201901 或 201910 这样的六位年月',
  'month-not-a-month': () => '年月不是有效的月份，请写成 201908 或 2019-08',
  'hire-type-unknown': () => '职工来源不在选项内，请选择“新参加工作”或“新调入”，或者不填',
  'first-month-before-unit': ({ month }: Values) => `首次汇缴年月不能早于单位首次汇缴年月 ${month}`,
  'first-month-before-hired': ({ month }: Values) =>
    `按入职日期，首次汇缴年月不能早于 ${month}（新参加工作的从第二个月起缴，新调入的从当月起缴）`,
  'first-month-late': ({ month }: Values) => `首次汇缴年月最晚为 ${month}，请到临近时再办理开户`,
  'first-month-paid': () => '该职工这个月已经缴存（其他单位，或在本单位的原账户），首次汇缴年月应晚于个人的缴至年月',
  'adjust-not-normal': ({ status }: Values) => `账户状态为“${status}”，只有正常账户可以调整基数`,
  'base-unchanged': () => '与现在的工资基数相同，没有变化，不需要调整',
  'ratio-not-whole-percent': ({ lowest, highest }: Values) => `缴存比例应为 ${lowest} 至 ${highest} 的整数（%）`,
  'ratio-outside-limits': ({ lowest, highest }: Values) => `缴存比例应在 ${lowest}% 至 ${highest}% 之间`,
  'ratio-unchanged': () => '与现行比例相同，不需要调整',
  'ratio-changed-this-year': () => '本公积金年度（7 月至次年 6 月）已经调整过比例，一年只能调整一次',
  'ratio-relief-in-force': ({ until }: Values) =>
    `本单位经批准执行低于下限的比例，到${until}期满自动恢复，期间不能调整`,
  'ratio-waits-already': () => '已有一笔未办结的比例调整，请先提交、撤回或删除',
  'documents-missing': () => '请先上传证明资料（PDF、JPG 或 PNG），再提交',
  'back-pay-type-unknown': () => '补缴类型不在选项内，请从下拉列表中选择',
  'back-pay-reason-unknown': () => '补缴原因不在选项内，请从下拉列表中选择',
  'share-not-money': () => '补缴额不是有效的金额，应为不小于零、最多两位小数的数',
  'share-missing': () => '不定额补缴请填写单位补缴额或个人补缴额',
  'back-pay-nothing-left': () => '按这个基数计算，该月没有少缴，不需要差额补缴',
  'back-pay-account-closed': ({ status }: Values) => `账户状态为“${status}”，不能补缴`,
  'back-pay-month-not-remitted': ({ month }: Values) =>
    `只能补缴单位已经汇缴的月份；${month} 及以后的月份请按正常汇缴办理`,
  'back-pay-month-before-unit': ({ month }: Values) => `补缴年月不能早于单位首次汇缴年月 ${month}`,
  'back-pay-month-before-hired': ({ month }: Values) => `补缴年月不能早于该职工的入职年月 ${month}`,
  'base-yields-nothing': () => '按这个工资基数计算，单位和个人的缴存额都是 0，请核对工资基数',
  'back-pay-paid-already': () => '该职工这个月已经缴存，不能全额补缴；少缴的请选差额补缴',
  'back-pay-paid-elsewhere': () =>
    '该职工这个月已由其他单位缴存，不能再全额补缴或缓缴补缴，请删除这一行；裁决要求补缴的请选不定额补缴',
  'back-pay-nothing-paid': () => '该职工这个月没有缴存过，请选全额补缴',
  'back-pay-whole-unpaid': () => '该职工这个月的全额补缴还没有缴款，请先缴款；基数有误的，请撤销后重新补缴',
  'back-pay-difference-changed': () => '这个月已缴的金额在保存后有变化，请修改这一行，重新计算差额',
  'back-pay-in-drafts': () => '补缴清册中已有该职工这个月的同类补缴（未提交、待审核或待缴款）',
  'back-pay-in-file': ({ rows }: Values) => `文件内同一职工同一月份的同类补缴重复（第 ${rows} 行），请只保留一行`,
  'to-unit-missing': () => '没有填写转入单位，请填写转入单位的单位账号或全称',
  'to-unit-unknown': () => '没有找到转入单位，请核对单位账号或全称',
  'to-unit-own': () => '转入单位不能是本单位',
  'to-unit-closed': ({ status }: Values) => `转入单位的账户状态为“${status}”，不能转入`,
  'transfer-reason-long': () => '转移原因最多 100 个字',
  'transfer-not-sealed': ({ status }: Values) => `账户状态为“${status}”，须先在本单位封存才能转移`,
  'transfer-back-pay-waits': () => '该职工还有未入账的补缴，请在补缴入账或撤销后再转移',
  'transfer-correction-waits': () => '该职工有错缴更正待中心审核，请在审核办结或撤销更正后再转移',
  'transfer-withdrawal-waits': () => '该职工有提取业务中心还没有办结，请在办结后再转移；急需转移的，请联系管理部',
  'not-opened-there': () => '该职工还没有在转入单位开户，请先由转入单位办理开户',
  'not-normal-there': () => '该职工在转入单位的账户不是正常状态，不能转入',
  'busy-there': () => '该职工在转入单位的账户有业务正在办理，请在办结后再转移；急需转移的，请联系管理部',
  'seal-reason-missing': () => '没有选择封存原因',
  'seal-reason-unknown': () => '封存原因不在选项内，请从下拉列表中选择',
  'seal-note-missing': () => '封存原因为“其他”时必须填写说明',
} as const satisfies Record<string, (values: Values) => string>;

/** The list by its title; problems that were stored without one do not say which. */
function draftsIn(list?: string): string {
  return list === undefined ? '清册' : FILING_LIST_WORDS[list as FilingList].title;
}

export type ProblemCode = keyof typeof PROBLEMS;

/** The sentence of one stored problem; a code that this version no longer knows is shown as it is. */
export function problemSentence(problem: { code: string; values?: Values }): string {
  const sentence = (PROBLEMS as Record<string, ((values: Values) => string) | undefined>)[problem.code];
  return sentence ? sentence(problem.values ?? {}) : problem.code;
}

/** Why a line goes to the centre's reviewer. */
export const REVIEW_REASONS = {
  'base-under-floor': '工资基数低于缴存基数下限',
  'base-over-cap': '工资基数高于缴存基数上限',
  'death-needs-review': '封存原因为死亡或被宣告死亡',
  'base-second-this-year': '本公积金年度内第二次调整基数',
  'base-outside-window': '不在中心公布的基数调整时间内',
  'base-lowered-outside-window': '不在中心公布的基数调整时间内调低基数',
  'ratio-lowered': '降低缴存比例',
  'ratio-relief': '经批准执行低于下限的缴存比例',
  'ratio-returned': '低于下限的比例期满，自动恢复',
  'back-pay-free': '不定额补缴',
  'back-pay-many-months': '同一职工补缴超过 3 个月',
  'transfer-decided': '原单位逾期未答复，由中心裁定的转移',
} as const;

export type ReviewReason = keyof typeof REVIEW_REASONS;

/** What else should be known of a line; none of it stops it. */
export const MARKS = {
  'awaits-transfer': '待转入：该职工在其他单位有封存账户，开户后可办理转移',
  'id-upgraded': '15 位身份证号码已按规则升为 18 位',
  'sex-differs': '填写的性别与身份证号码不一致，以身份证号码为准',
  'arrears-remain': '单位还有以前月份没有汇缴，这些月份汇缴时不再包括该职工，如需请另办补缴',
  'late-notice': '入职或离职已超过 30 日；按规定应在 30 日内办理，不影响本次办理',
  'loan-repaying': '该职工有住房公积金贷款尚未还清，办理后按月扣划可能受影响，请提醒职工及时还款',
  'back-pay-proposed': '首次汇缴年月或生效年月早于本月，单位已汇缴的月份需要补缴，办结后请到补缴清册办理',
  'starts-later': '首次汇缴年月晚于本月，到那个月才列入缴款清册',
  'difference-payable': '本公积金年度已汇缴的月份可以按新基数补缴差额，办结后可在提交结果页或补缴清册生成差额补缴',
  'phone-kept': '中心已登记该职工的手机号码，以登记的为准；变更请办理职工信息修改',
  'age-unusual': '年龄不在 16 至 65 周岁之间，请核对',
} as const;

export type Mark = keyof typeof MARKS;
