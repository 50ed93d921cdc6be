import type { Day } from '@/lib/values/day';
import { birthDayOf, checkDigitOf, sexOf, type IdNumber } from '@/lib/values/id-number';
import { randomFrom } from './random';

/** Somebody who does not exist: area 540199 is given to nobody, and no mobile number begins with 100. */
export interface DemoPerson {
  name: string;
  idNumber: IdNumber;
  sex: 'male' | 'female';
  birthOn: Day;
  phone: string;
}

interface Wanted {
  sex?: 'male' | 'female';
  /** Born in these years, both included. */
  born?: readonly [number, number];
}

export type PeopleMaker = (wanted?: Wanted) => DemoPerson;

const AREA = '540199';
const FAMILY_NAMES =
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 胡 郭 何 罗 梁 谢 韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 蒋 蔡 贾 丁 魏'.split(
    ' ',
  );
const GIVEN = {
  male: '伟 强 军 磊 勇 涛 斌 超 杰 鹏 辉 建 平 刚 波 峰 明 浩 东 海'.split(' '),
  female: '芳 娜 敏 静 丽 艳 霞 玲 燕 红 梅 琴 慧 颖 洁 莉 婷 雪 兰 英'.split(' '),
};
const TIBETAN = {
  male: '扎西 次仁 多吉 顿珠 平措 旦增 索朗 罗布 格桑 强巴 边巴 普布 仁增 洛桑'.split(' '),
  female: '卓玛 央金 拉姆 白玛 德吉 尼玛 达瓦 曲珍 央宗 梅朵 仓决 玉珍 措姆 琼达'.split(' '),
};
const WORKING_AGE = [1966, 1994] as const;

/** Makes people one after the other, no two of the same name, ID number or phone. */
export function peopleMaker(seed: number): PeopleMaker {
  const random = randomFrom(seed);
  const taken = new Set<string>();

  function fresh(make: () => string): string {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  }

  function name(sex: 'male' | 'female'): string {
    if (random.below(2) === 0) {
      const given = random.pick(GIVEN[sex]) + (random.below(4) === 0 ? '' : random.pick(GIVEN[sex]));
      return random.pick(FAMILY_NAMES) + given;
    }
    const [first, second] = [random.pick(TIBETAN[sex]), random.pick(TIBETAN[sex])];
    if (first === second) return name(sex);
    return first + (random.below(4) === 0 ? '·' : '') + second;
  }

  function idNumber(sex: 'male' | 'female', [from, to]: readonly [number, number]): string {
    const year = from + random.below(to - from + 1);
    const sequence = 2 * (1 + random.below(499)) - (sex === 'male' ? 1 : 0);
    const born = [year, digits(1 + random.below(12), 2), digits(1 + random.below(28), 2)].join('');
    const first17 = AREA + born + digits(sequence, 3);
    return first17 + checkDigitOf(first17);
  }

  return ({ sex = random.below(2) === 0 ? 'male' : 'female', born = WORKING_AGE }: Wanted = {}) => {
    const made = fresh(() => idNumber(sex, born)) as IdNumber;
    return {
      name: fresh(() => name(sex)),
      idNumber: made,
      sex: sexOf(made),
      birthOn: birthDayOf(made),
      phone: fresh(() => `100${digits(random.below(100_000_000), 8)}`),
    };
  };
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
