import type { Fen } from '@/lib/values/money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['仟', '佰', '拾', ''];
const TEN_THOUSAND = 10_000n;
const HUNDRED_MILLION = 100_000_000n;

/**
 * An amount in capitals as papers carry it (支付结算办法, annex 1): "人民币壹仟肆佰零玖元伍角整". Where the annex leaves a choice:
 * 整 after 元 and after 角, never after 分; 零 before 角 when the yuan end in zero; no 零 before 仟 when 万 ends in zero.
 * Throws on negative amounts and from ten quadrillion yuan (壹亿亿元) on.
 */
export function moneyInCapitals(amount: Fen): string {
  const whole = amount / 100n;
  if (amount < 0n || whole >= HUNDRED_MILLION * HUNDRED_MILLION) throw new RangeError(`no capitals for ${amount} fen`);
  const tenths = (amount / 10n) % 10n;
  const hundredths = amount % 10n;

  let text = whole > 0n ? `${wholeInCapitals(whole)}元` : '';
  if (tenths > 0n) text += `${whole > 0n && whole % 10n === 0n ? '零' : ''}${digit(tenths)}角`;
  if (hundredths > 0n) text += `${whole > 0n && tenths === 0n ? '零' : ''}${digit(hundredths)}分`;
  if (text === '') text = '零元';
  return `人民币${text}${hundredths > 0n ? '' : '整'}`;
}

function wholeInCapitals(value: bigint): string {
  if (value < TEN_THOUSAND) return upToFourDigits(value);
  return value < HUNDRED_MILLION
    ? joinAt({ value, power: TEN_THOUSAND, name: '万' })
    : joinAt({ value, power: HUNDRED_MILLION, name: '亿' });
}

/** Spells the parts above and below a named power, with one 零 between where the lower does not fill its places. */
function joinAt({ value, power, name }: { value: bigint; power: bigint; name: string }): string {
  const below = value % power;
  const gap = below > 0n && below < power / 10n ? '零' : '';
  return `${wholeInCapitals(value / power)}${name}${gap}${below > 0n ? wholeInCapitals(below) : ''}`;
}

function upToFourDigits(value: bigint): string {
  const places = value.toString().padStart(4, '0');
  const spelled = PLACES.map((place, index) =>
    places[index] === '0' ? '零' : `${digit(BigInt(places.charAt(index)))}${place}`,
  );
  return spelled
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

function digit(value: bigint): string {
  return DIGITS.charAt(Number(value));
}
