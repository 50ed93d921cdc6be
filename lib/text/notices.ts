import type { FilingKind } from '@/lib/filings/filing';
import { jobWords } from './jobs';
import { applicationFieldWord } from './maintenance';
import { operationWord } from './operations';
import { paperWord } from './papers';
import { paidElsewhereWords, takeBackWords } from './payments';
import { refusalSentence, type RefusalCode } from './refusals';
import { FILING_KIND_WORDS } from './terms';
import { isMonth, formatMonthProse, formatMonthSpanProse } from '@/lib/values/month';

type Values = Record<string, string>;

/** So many people a notice names before it says how many they are. */
const NAMED = 5;

/** Of these a draft is not typed anew: the list offers 撤销 only (BT-18). */
const ONLY_REVOKED = new Set<string>(['seal', 'unseal'] satisfies FilingKind[]);

/** Why money stays in suspense, by the finding of the receipt, and what to do. */
const SUSPENSE: Record<string, string> = {
  short: '少于应缴总额，已全部挂账，本月仍为待收款。请按应缴总额重新缴款，或联系管理部处理挂账',
  late: '到账时缴款单已过期或已撤销，已挂账。请重新登记缴款，或联系管理部处理挂账',
  second: '本月已经入账，属于重复到账，已挂账。请联系管理部退回或抵缴',
  unknown: '没有对应的缴款单，已挂账。请联系管理部认领',
};

/** 通知, by code. */
const NOTICES: Record<string, (values: Values) => string> = {
  'payment-posted': ({ first = '', month = '', amount, finding, purpose }) =>
    `${span(first, month)}${purpose === 'back-pay' ? '补缴款' : '汇缴款'} ${amount} 元已到账并记入职工账户，可以打印缴款凭证${finding === 'over' ? '；多余部分已挂账' : ''}。`,
  'receipt-in-suspense': ({ amount, finding = '', purpose, ...again }) =>
    finding === 'paid-elsewhere'
      ? `收到 ${amount} 元，其中要补缴的 ${paidElsewhereWords(again)}已由其他单位缴存，已全部挂账，没有入账。请先撤销${purpose === 'back-pay' ? '缴款单' : '缴款清册'}，再${takeBackWords('这些补缴')}，登记缴款时可以选择“暂存款抵缴”。`
      : `收到 ${amount} 元，${SUSPENSE[finding] ?? '已挂账。请联系管理部'}。`,
  'suspense-allocated': ({ amount, serial }) =>
    `中心已将银行流水号 ${serial ?? ''} 的 ${amount ?? ''} 元认领为本单位的暂存款，可以在缴款登记时选择“暂存款抵缴”。`,
  'suspense-refunded': ({ amount, payee, account }) =>
    `中心已将暂存款 ${amount ?? ''} 元退回 ${payee ?? ''}（账号尾号 ${account ?? ''}）。`,
  'opened-elsewhere': ({ names, people, unit, branch }) =>
    `${unit ?? ''}（${branch ?? ''}）为${names ?? ''}${Number(people) > NAMED ? `等 ${people ?? ''} 人` : ''}办理了开户，其在本单位的账户为封存状态，可以办理职工转移。`,
  'payment-reminder': ({ first = '', month = '', amount, deadline }) =>
    `${span(first, month)}缴款单 ${amount ?? ''} 元还没有到账，请在 ${deadline ?? ''} 前缴款；过期缴款单作废，需重新办理。`,
  'remittance-due': ({ month = '', day }) =>
    `${prose(month)}发薪日已到，请在 ${day ?? ''} 前核对清册、登记缴款并缴存。`,
  'remittance-overdue': ({ month = '', day }) => `${prose(month)}应在 ${day ?? ''} 前缴存，现已逾期，请尽快办理。`,
  'transfer-request-reminder': ({ name, day }) =>
    `对${name ?? ''}转入请求的答复期限为 ${day ?? ''}，请尽快答复，逾期由中心裁定。`,
  'transfer-request-passed': ({ name, day }) =>
    `${name ?? ''}的原单位到 ${day ?? ''} 没有答复转入请求，由中心裁定，结果另行通知。`,
  'adjustment-open': ({ year, from = '', to = '' }) =>
    `${year ?? ''}年度基数调整${from === '' ? '' : `已经开放（${from} 至 ${to}）`}，请按职工上一年度工资核定缴存基数，在“基数调整清册”中办理。`,
  'adjustment-closing': ({ year, to }) =>
    `${year ?? ''}年度基数调整将于 ${to ?? ''} 截止，还没有办理的请尽快提交；逾期须经中心审核。`,
  'transfer-in-waits': ({ people, day }) =>
    `${day ?? ''} 入职或启封的 ${people ?? ''} 名职工在原单位的封存账户还没有转入，已满 30 日，请在“职工转移”中请求转入。`,
  'transfer-out-waits': ({ people, day }) =>
    `${day ?? ''} 离职、以“调往本中心其他缴存单位”封存的 ${people ?? ''} 名职工已满 30 日，还没有办理转移，请在“职工转移”中办理。`,
  'payment-expired': ({ first = '', month = '', deadline, purpose }) =>
    `${span(first, month)}${purpose === 'back-pay' ? '补缴' : ''}缴款单已过 ${deadline} 的缴款期限，作过期处理；${purpose === 'back-pay' ? '请重新选择补缴明细并登记缴款' : '本月可以重新办理，请重新保存清册并登记缴款'}。`,
  'approval-approved': ({ operation = '', maker, by }) =>
    `${maker ?? ''}提交的“${operationWord(operation)}”已由${by ?? ''}复核通过并办理。`,
  'approval-returned': ({ operation = '', maker, by, opinion, refusal, refusalValues }) =>
    refusal
      ? `${by ?? ''}复核通过了${maker ?? ''}提交的“${operationWord(operation)}”，但没有办理，已退回：${refusalSentence(refusal as RefusalCode, JSON.parse(refusalValues ?? '{}') as Values)}`
      : `${maker ?? ''}提交的“${operationWord(operation)}”被${by ?? ''}复核退回${said(opinion)}。`,
  'second-person-ended': ({ reason, lapsed, maker }) =>
    `中心已停用本单位的双人复核，原因：${reason ?? ''}。之后经办用户提交即生效；${lapsed ? `${maker ?? ''}提交、等待复核的“${operationWord(lapsed)}”已失效，需要的请重新提交；` : ''}如非本单位申请，请立即联系管理部。`,
  'operator-phone-set': ({ name, login, phone, reason, link }) =>
    `中心柜台已将经办用户${name ?? ''}（${login ?? ''}）的手机号码修改为 ${phone ?? ''}，原因：${reason ?? ''}。该用户已登录的会话全部退出，${link ? '登录密码失效，设置密码的链接已发往新手机' : '请重新登录'}；如非本单位申请，请立即联系管理部。`,
  'import-done': ({ file, good, faulty }) =>
    `文件“${file}”导入完成：${good} 条通过验证${faulty === '0' ? '，可以提交' : `，${faulty} 条有错误，请按验证描述修改`}。`,
  'review-approved': ({ kind = '', name, opinion }) => `${about(kind, name)}已通过中心审核并办结${said(opinion)}。`,
  'review-rejected': ({ kind = '', name, opinion }) => `${about(kind, name)}没有通过中心审核${said(opinion)}。`,
  'review-returned': ({ kind = '', name, opinion }) =>
    `${about(kind, name)}被中心退回修改${said(opinion)}。${ONLY_REVOKED.has(kind) ? '请撤销后重新办理' : '请修改后重新提交，或删除'}。`,
  'review-revoked': ({ kind = '', name, reason }) =>
    `中心已撤销${about(kind, name)}，原因：${reason ?? ''}。需要的请重新办理。`,
  'application-approved': ({ field = '', number, opinion }) =>
    `变更申请 ${number ?? ''}（${applicationFieldWord(field)}）中心已通过并办结${said(opinion)}。`,
  'application-rejected': ({ field = '', number, opinion }) =>
    `变更申请 ${number ?? ''}（${applicationFieldWord(field)}）没有通过${said(opinion)}。`,
  'correction-approved': ({ number, amount, opinion }) =>
    `错缴更正 ${number ?? ''} 已通过并办结，${amount ?? ''} 元已从职工账户转入本单位暂存款，缴款登记时可以选择“暂存款抵缴”${said(opinion)}。`,
  'correction-rejected': ({ number, opinion }) => `错缴更正 ${number ?? ''} 没有通过中心审核${said(opinion)}。`,
  'correction-returned': ({ number, opinion }) =>
    `错缴更正 ${number ?? ''} 被中心退回修改${said(opinion)}。请修改后重新提交，或撤销。`,
  'deferral-ending': ({ until = '' }) =>
    `本单位的缓缴到${prose(until)}为止。确需继续缓缴的，请准备好资料，期满后在网厅重新申请；期满后恢复缴存并补缴缓缴的月份。`,
  'low-ratio-ending': ({ until = '' }) => `本单位低于下限的缴存比例到${prose(until)}为止，期满的下月自动恢复为原比例。`,
  'deferral-ended': ({ until = '' }) =>
    `缓缴已于${prose(until)}期满，从下月起恢复缴存。缓缴的月份请在“补缴清册”中生成并办理缓缴补缴。`,
  'low-ratio-ended': ({ until = '' }) =>
    `低于下限的缴存比例已于${prose(until)}期满，从下月起按原比例缴存，全体职工的月缴存额已重新计算。`,
  'collection-failed': ({ number, amount, reason, ...then }) =>
    `缴款单 ${number ?? ''} 的托收 ${amount ?? ''} 元没有成功：${reason ?? ''}。${afterFailure(then)}。`,
  'paper-void': ({ kind = '', number, reason }) =>
    `中心已作废${paperWord(kind)} ${number ?? ''}，原因：${reason ?? ''}。验证页面已显示作废，请不要再使用。`,
  'transferred-in': ({ name, amount, unit }) =>
    `${name ?? ''}从${unit ?? ''}转入，转移金额 ${amount ?? ''} 元已记入职工账户。`,
  'transfer-revoked': ({ name, amount, unit }) =>
    `${unit ?? ''}撤销了${name ?? ''}的转移，转移金额 ${amount ?? ''} 元已退回原账户。`,
  'transfer-requested': ({ name, unit, day }) =>
    `${unit ?? ''}请求转入${name ?? ''}，请在 ${day ?? ''} 前答复，逾期由中心裁定。`,
  'transfer-request-declined': ({ name, unit, opinion, by }) =>
    `${by === 'centre' ? '中心' : (unit ?? '')}没有同意${name ?? ''}的转移${said(opinion)}。`,
  'transfer-request-decided': ({ name, unit, decision, opinion }) =>
    `${unit ?? ''}对${name ?? ''}的转入请求，原单位逾期没有答复，中心已裁定${decision === 'accept' ? '转移' : '不转移'}${said(opinion)}。`,
  'job-done': (values) => `${jobWords(values)}已完成，可以在“我的任务”中下载，文件保留 7 天。`,
  'job-failed': (values) =>
    `${jobWords(values)}没有完成，请重新办理；仍然不行，请把编号 ${values.reference ?? ''} 告诉管理部。`,
  announcement: ({ title }) => title ?? '',
  'import-refused': ({ file }) => `文件“${file}”没有导入，请查看原因后重新上传。`,
};

/** What to do about a 托收 that failed. */
function afterFailure({ deadline = '', held }: Values): string {
  if (held === 'paid-elsewhere') {
    return `其中有补缴的月份已由其他单位缴存，不再托收，也请不要另行付款。请先撤销缴款，再${takeBackWords('已由其他单位缴存的补缴')}`;
  }
  return `请${deadline === '' ? '' : `在 ${deadline} 前`}更改缴款方式缴款${held === 'yes' ? '' : '，或保证账户余额后等待再次托收'}`;
}

function about(kind: string, name?: string): string {
  const word = kind in FILING_KIND_WORDS ? FILING_KIND_WORDS[kind as FilingKind] : kind;
  return name ? `${name}的${word}` : word;
}

function said(opinion?: string): string {
  return opinion ? `（审批意见：${opinion}）` : '';
}

/** The sentence of one notice; a code that this version does not know is shown as it is. */
export function noticeSentence(notice: { code: string; values: Values }): string {
  return NOTICES[notice.code]?.(notice.values) ?? notice.code;
}

function span(first: string, last: string): string {
  return isMonth(first) && isMonth(last) ? formatMonthSpanProse(first, last) : prose(last);
}

function prose(month: string): string {
  return isMonth(month) ? formatMonthProse(month) : '';
}

/** What acts by itself when its day has come. */
export const clockworkText = { actor: '系统定时' } as const;

export const noticesText = {
  title: '通知',
  caption: '通知列表',
  time: '时间',
  content: '内容',
  state: '状态',
  read: '已读',
  unread: '未读',
  readAll: '全部已读',
  failed: '没有标记成功，请重试。',
  description: '到账、入账和批量导入的结果，以及到期事项的提醒，会在这里告诉您。',
  emptyTitle: '还没有通知',
  empty: '款项到账、汇缴入账或批量导入完成后，会在这里通知您。',
} as const;
